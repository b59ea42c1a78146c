/** What only WebSocket has: the handshake, kinds of frames, close codes. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createBounds } from './bounds.ts';
import type { TransportLimits } from './limits.ts';
import type { Listener } from './listener.ts';
import { createRecorder, deferred, type Reactions, type Recorder } from './test-recorder.ts';
import { listenWebSocket } from './websocket.ts';

const address = { host: '127.0.0.1', port: 0 };
const listeners: Listener[] = [];
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
});

interface Setting {
  readonly limits?: Partial<TransportLimits>;
  readonly path?: string;
  readonly reactions?: Reactions;
}

const listen = async ({ limits, path, reactions }: Setting = {}): Promise<[Listener, Recorder]> => {
  const recorder = createRecorder(reactions);
  const where = path === undefined ? address : { ...address, path };
  const listener = await listenWebSocket(recorder.acceptor, where, createBounds(limits));
  listeners.push(listener);
  return [listener, recorder];
};

const open = async (url: string, protocols = ['mqtt']): Promise<WebSocket> => {
  const socket = new WebSocket(url, protocols);
  await once(socket, 'open');
  return socket;
};

/** Status and text with which a handshake is refused. */
const refusal = async (url: string, protocols: string[]): Promise<{ status: number | undefined; text: string }> => {
  const socket = new WebSocket(url, protocols).on('error', () => undefined);
  const [, response] = await once(socket, 'unexpected-response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, text: Buffer.concat(chunks).toString() };
};

const closeCode = async (socket: WebSocket): Promise<number> => {
  const [code] = await once(socket, 'close');
  return code;
};

describe('the handshake', () => {
  it.each([
    [['mqtt'], 'mqtt'],
    [['mqttv3.1'], 'mqttv3.1'],
    [['mqttv3.1.1'], 'mqttv3.1.1'],
    [['mqttv3.1', 'mqtt'], 'mqtt'],
    [['chat', 'mqttv3.1.1'], 'mqttv3.1.1'],
  ])('of a client that offers %j selects %s', async (offered, selected) => {
    const [{ url }] = await listen();
    expect((await open(url, offered)).protocol).toBe(selected);
  });

  it.each([[[]], [['chat']], [['MQTT']]])('of a client that offers %j is refused with the reason', async (offered) => {
    const [{ url }] = await listen();
    expect(await refusal(url, offered)).toEqual({ status: 400, text: expect.stringContaining('"mqtt"') });
  });

  it('takes any path, and shows the customary one in the URL', async () => {
    const [{ url, port }] = await listen();
    expect(url).toBe(`ws://127.0.0.1:${port}/mqtt`);
    for (const path of ['/mqtt', '/', '/some/where?x=1']) await open(`ws://127.0.0.1:${port}${path}`);
  });

  it('takes one path only when told so', async () => {
    const [{ url, port }] = await listen({ path: '/broker' });
    expect(url).toBe(`ws://127.0.0.1:${port}/broker`);
    await open(`${url}?x=1`);
    expect(await refusal(`ws://127.0.0.1:${port}/mqtt`, ['mqtt'])).toMatchObject({ status: 404 });
  });

  it('asked for by plain HTTP is answered with a hint', async () => {
    const [{ port }] = await listen();
    const response = await fetch(`http://127.0.0.1:${port}/mqtt`);
    expect(response.status).toBe(426);
    expect(await response.text()).toContain('WebSocket');
  });

  it('that never comes costs the connection', async () => {
    const [{ port }] = await listen({ limits: { connectTimeoutMs: 50 } });
    const socket = connect({ host: '127.0.0.1', port });
    socket.resume();
    await once(socket, 'close');
  });
});

describe('frames', () => {
  it('may split and join the bytes anywhere', async () => {
    const [{ url }, recorder] = await listen();
    const socket = await open(url);
    const { bytes } = await recorder.visit();
    socket.send(Uint8Array.of(1), { fin: false });
    socket.send(Uint8Array.of(2), { fin: true });
    socket.send(new Uint8Array(0));
    socket.send(Uint8Array.of(3, 4));
    expect(await bytes.take(4)).toEqual(Uint8Array.of(1, 2, 3, 4));
  });

  it('from the broker are binary', async () => {
    const [{ url }] = await listen({ reactions: { received: (chunk, wire) => wire.send(chunk) } });
    const socket = await open(url);
    socket.send(Uint8Array.of(7));
    const [data, isBinary] = await once(socket, 'message');
    expect([data, isBinary]).toEqual([Buffer.of(7), true]);
  });

  it('of text close the connection, and nothing after them counts (MQTT-6.0.0-1)', async () => {
    const [{ url }, recorder] = await listen();
    const socket = await open(url);
    const { bytes, ended } = await recorder.visit();
    socket.send('text');
    socket.send(Uint8Array.of(1));
    expect(await closeCode(socket)).toBe(1003);
    await ended;
    expect(bytes.left).toBe(0);
  });

  it('up to the limit are taken, and not one byte more', async () => {
    const [{ url }, recorder] = await listen({ limits: { maxMessageBytes: 100 } });
    const socket = await open(url);
    const { bytes, ended } = await recorder.visit();
    socket.send(new Uint8Array(100));
    await bytes.take(100);
    socket.send(new Uint8Array(101));
    expect(await closeCode(socket)).toBe(1009);
    await ended;
    expect(bytes.left).toBe(0);
  });

  it('of ping are answered with the same data', async () => {
    const [{ url }] = await listen();
    const socket = await open(url);
    socket.ping('still there?');
    const [data] = await once(socket, 'pong');
    expect(data.toString()).toBe('still there?');
  });

  it('that break the rules of WebSocket end the connection', async () => {
    const [{ port }, recorder] = await listen();
    const socket = connect({ host: '127.0.0.1', port });
    const opened = deferred();
    socket.on('data', opened.resolve);
    const lines = [
      'GET / HTTP/1.1',
      'Host: x',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
    ];
    const key = Buffer.alloc(16).toString('base64');
    socket.write([...lines, `Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Protocol: mqtt', '', ''].join('\r\n'));
    await opened.promise;
    const { ended } = await recorder.visit();
    socket.write(Uint8Array.of(0x82, 0x01, 0x00)); // a client's frame must be masked
    await once(socket, 'close');
    await ended;
  });
});

describe('the close code', () => {
  it('is 1000 when the broker closes', async () => {
    const [{ url }] = await listen({ reactions: { received: (_chunk, wire) => wire.close() } });
    const socket = await open(url);
    socket.send(Uint8Array.of(1));
    expect(await closeCode(socket)).toBe(1000);
  });

  it('is 1001 when the listener closes', async () => {
    const [listener, recorder] = await listen();
    const socket = await open(listener.url);
    const { ended } = await recorder.visit();
    const [code] = await Promise.all([closeCode(socket), listener.close(), ended]);
    expect(code).toBe(1001);
  });
});

it('cuts a peer that does not take its bytes', async () => {
  const reactions: Reactions = {
    accepted: (wire) => {
      for (const count of [1_001, 1, 1]) wire.send(new Uint8Array(count));
    },
  };
  const [{ url }, recorder] = await listen({ limits: { maxUnsentBytes: 1_000 }, reactions });
  const socket = new WebSocket(url, ['mqtt']).on('error', () => undefined);
  const { ended } = await recorder.visit();
  await ended;
  expect(await closeCode(socket)).toBe(1006);
});
