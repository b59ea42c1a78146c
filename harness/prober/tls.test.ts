/** Over TLS: a server that asks for the client's certificate gets it; one that nobody vouches for is refused. */

import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tcpEndpoint } from './tcp.ts';
import type { WireHandlers } from './wire.ts';

const extensions = [{ name: 'subjectAltName' as const, altNames: [{ type: 7 as const, ip: '127.0.0.1' }] }];
let pem: Awaited<ReturnType<typeof generate>>;
let server: Server;
const port = (): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  pem = await generate([{ name: 'commonName', value: 'mqttspec' }], { extensions });
  const asks = { requestCert: true, rejectUnauthorized: false, ca: pem.cert };
  server = createServer({ cert: pem.cert, key: pem.private, ...asks }, (socket) =>
    socket.resume().on('error', () => {}),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const dialing = { timeoutMs: 10_000, subprotocols: [], splitEveryByte: false };
const handlers: WireHandlers = { data: () => {}, closed: () => {} };
const [ca, cert, key] = [() => Buffer.from(pem.cert), () => Buffer.from(pem.cert), () => Buffer.from(pem.private)];

it('gives its certificate to a server that asks', async () => {
  const endpoint = tcpEndpoint('mqtts://127.0.0.1', '127.0.0.1', port(), {
    ca: ca(),
    cert: cert(),
    key: key(),
    insecure: false,
  });
  const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
  const heard = new EventEmitter();
  const wire = await endpoint.dial({ ...handlers, data: () => heard.emit('data') }, dialing);
  const [socket] = await accepted;
  expect(socket.getPeerCertificate().subject.CN).toBe('mqttspec');
  expect(socket.servername).toBe(false); // an address is no name

  socket.write('hello');
  await once(heard, 'data');
  const ended = once(socket, 'error'); // a cut is a reset below TLS, not its good end
  wire.cut();
  expect(await ended).toMatchObject([{ code: 'ECONNRESET' }]);
});

it('refuses a server for which nobody vouches, and says what to do', async () => {
  const endpoint = tcpEndpoint('mqtts://127.0.0.1', '127.0.0.1', port(), { insecure: false });
  await expect(endpoint.dial(handlers, dialing)).rejects.toThrow(/signed by itself: give that with --ca/);
});
