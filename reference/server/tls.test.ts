/** TLS at the listeners: certificates that will not do, the names in those of clients, and the door before it. */

import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TransportLimits } from './limits.ts';
import { makeAuthority, makeCertificate } from './self-signed.ts';
import { type RunningServer, startServer } from './server.ts';
import { certificates, connectTcp } from './test-peers.ts';
import { createRecorder } from './test-recorder.ts';
import { type TlsSettings, tlsOptionsOf } from './tls.ts';

beforeAll(certificates);
const servers: RunningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const listen = async (tls: TlsSettings, limits: Partial<TransportLimits> = {}) => {
  const recorder = createRecorder({});
  const server = await startServer({
    broker: recorder.acceptor,
    host: '127.0.0.1',
    port: null,
    wsPort: null,
    secure: { tls, port: 0, wsPort: 0 },
    limits: { shutdownMs: 20, ...limits },
  });
  servers.push(server);
  const [port = 0, wsPort = 0] = server.listeners.map((listener) => listener.port);
  return { recorder, server, port, wsPort };
};

describe('the door', () => {
  it('is before TLS: who is one too many is gone without a byte, and a visitor in its handshake counts', async () => {
    const { server: certificate } = await certificates();
    const { server, port, wsPort } = await listen({ ...certificate, clientCa: null }, { maxConnections: 1 });
    expect(server.listeners.map(({ url }) => new URL(url).protocol)).toEqual(['mqtts:', 'wss:']);
    const silent = await connectTcp(port);
    for (const other of [port, wsPort]) {
      const refused = await connectTcp(other);
      await refused.closed;
      expect(refused.bytes.left).toBe(0);
    }
    silent.end();
  });

  it.each(['tls', 'wss'])('has no patience with one who never shakes hands: %s', async (transport) => {
    const { server: certificate } = await certificates();
    const { port, wsPort } = await listen({ ...certificate, clientCa: null }, { connectTimeoutMs: 20 });
    await (await connectTcp(transport === 'tls' ? port : wsPort)).closed;
  });
});

describe('the name in the certificate of a client', () => {
  it('is told to the broker; who has no certificate that the authority signed does not get so far', async () => {
    const { authority, server: certificate } = await certificates();
    const { recorder, port } = await listen({ ...certificate, clientCa: authority.cert });
    const dial = (own: object): TLSSocket =>
      connect({ host: '127.0.0.1', port, ca: authority.cert, ...own }).on('error', () => undefined);

    const alice = dial(await makeCertificate(authority, { commonName: 'alice', hosts: [] }));
    expect((await recorder.visit()).peer?.certificateName).toBe('alice');
    alice.destroy();

    const stranger = await makeCertificate(await makeAuthority('another'), { commonName: 'alice', hosts: [] });
    for (const own of [{}, stranger]) {
      await new Promise((resolve) => dial(own).on('close', resolve));
    }
    const bob = dial(await makeCertificate(authority, { commonName: 'bob', hosts: [] }));
    expect((await recorder.visit()).peer?.certificateName).toBe('bob');
    bob.destroy();
  });
});

describe('a certificate', () => {
  const hosts = ['127.0.0.1'];
  const expired = { notBefore: new Date('2020-01-01'), notAfter: new Date('2021-01-01') };
  const future = { notBefore: new Date('2200-01-01'), notAfter: new Date('2201-01-01') };

  it.each([
    ['that has expired', expired, /certificate has expired on Jan {2}1 00:00:00 2021 GMT: have it renewed/],
    ['that is not valid yet', future, /is not valid before Jan {2}1 00:00:00 2200 GMT/],
  ])('%s is refused', async (_what, dates, sentence) => {
    const { authority } = await certificates();
    const made = await makeCertificate(authority, { commonName: 'x', hosts, ...dates });
    expect(() => tlsOptionsOf({ ...made, clientCa: null })).toThrow(sentence);
  });

  it('is refused with the key of another, or with what is none, and what is no certificate too', async () => {
    const { authority, server } = await certificates();
    const refusal = (given: Partial<TlsSettings>) => () => tlsOptionsOf({ ...server, clientCa: null, ...given });
    expect(refusal({})).not.toThrow();
    expect(refusal({ key: authority.key })).toThrow(/the key does not belong to the server's certificate/);
    expect(refusal({ key: server.cert })).toThrow(/the server's key cannot be read, PEM without a passphrase/);
    expect(refusal({ cert: server.key })).toThrow(/the server's certificate cannot be read, PEM is expected/);
  });
});
