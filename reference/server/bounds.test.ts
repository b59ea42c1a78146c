/** The bounds of the transports, at each and one beyond. */

import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createBacklog } from './backlog.ts';
import { type RunningServer, startServer } from './server.ts';
import { connectTcp } from './test-peers.ts';
import { createRecorder } from './test-recorder.ts';

const servers: RunningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const listen = async (limits: Parameters<typeof startServer>[0]['limits'], reactions = {}) => {
  const recorder = createRecorder(reactions);
  const server = await startServer({
    broker: recorder.acceptor,
    host: '127.0.0.1',
    port: 0,
    wsPort: 0,
    limits: { shutdownMs: 20, ...limits },
  });
  servers.push(server);
  const [port = 0, wsPort = 0] = server.listeners.map((listener) => listener.port);
  return { server, recorder, port, wsPort };
};

describe('the door', () => {
  it('counts the connections of all listeners, those in a handshake too, and forgets them when they go', async () => {
    const { recorder, port, wsPort } = await listen({ maxConnections: 2 });
    const mqtt = await connectTcp(port);
    const handshaking = await connectTcp(wsPort);
    await (await connectTcp(port)).closed;
    await (await connectTcp(wsPort)).closed;
    mqtt.end();
    await (await recorder.visit()).ended;
    await connectTcp(port);
    await recorder.visit();
    handshaking.end();
  });

  it('counts the connections of each address', async () => {
    const { recorder, port } = await listen({ maxConnectionsPerAddress: 1 });
    await connectTcp(port);
    await (await connectTcp(port)).closed;
    const other = createConnection({ host: '127.0.0.1', port, localAddress: '127.0.0.2' });
    const [first, second] = [await recorder.visit(), await recorder.visit()];
    expect([first.peer?.address, second.peer?.address]).toEqual(['127.0.0.1', '127.0.0.2']);
    other.destroy();
  });

  it('tells the broker how long the handshake took', async () => {
    const { recorder, wsPort } = await listen({});
    const socket = createConnection({ host: '127.0.0.1', port: wsPort });
    await once(socket, 'connect');
    await new Promise((resolve) => setTimeout(resolve, 30));
    const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13';
    socket.write(
      `GET /mqtt HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n`,
    );
    // Node's timers and its clock may differ by a millisecond.
    expect((await recorder.visit()).peer?.openForMs).toBeGreaterThan(25);
    socket.destroy();
  });
});

it('a WebSocket message of more frames than are allowed closes the connection with 1008', async () => {
  const { recorder, wsPort } = await listen({ maxMessageFragments: 3 });
  const socket = new WebSocket(`ws://127.0.0.1:${wsPort}/mqtt`, ['mqtt']);
  await once(socket, 'open');
  const { bytes } = await recorder.visit();
  const sendIn = (frames: number): void => {
    for (let frame = 1; frame <= frames; frame++) socket.send(Uint8Array.of(frame), { fin: frame === frames });
  };
  sendIn(3);
  expect(await bytes.take(3)).toEqual(Uint8Array.of(1, 2, 3));
  sendIn(4);
  const [code] = await once(socket, 'close');
  expect(code).toBe(1008);
});

describe('the backlog', () => {
  const kibibyte = 1024;

  it('finds a connection slow one byte beyond its bound, until it has read all', () => {
    const backlog = createBacklog({ maxOutboundBytes: 100 * kibibyte, maxTotalOutboundBytes: 1_000 * kibibyte });
    const share = backlog.open();
    expect(share.grew(100 * kibibyte)).toBe(false);
    expect(share.grew(100 * kibibyte + 1)).toBe(true);
    expect(share.grew(101 * kibibyte)).toBe(false);
    expect([backlog.slowCount, backlog.totalBytes]).toEqual([1, 101 * kibibyte]);
    expect(share.drained()).toBe(true);
    expect(share.drained()).toBe(false);
    expect([backlog.slowCount, backlog.totalBytes]).toEqual([0, 0]);
  });

  it('finds slow who has something waiting while all have too much', () => {
    const backlog = createBacklog({ maxOutboundBytes: 100 * kibibyte, maxTotalOutboundBytes: 180 * kibibyte });
    const [first, second, idle] = [backlog.open(), backlog.open(), backlog.open()];
    expect([first.grew(90 * kibibyte), second.grew(90 * kibibyte)]).toEqual([false, false]);
    expect([idle.grew(10), second.grew(90 * kibibyte + 1), first.grew(90 * kibibyte)]).toEqual([false, true, true]);
    second.drained();
    expect(backlog.totalBytes).toBe(90 * kibibyte);
  });

  it('is told to the broker by a socket, and its end too', async () => {
    const { server, recorder, port } = await listen({ maxOutboundBytes: 65_536 });
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.pause();
    const { wire, states, ended } = await recorder.visit();
    // What the system buffers is not ours to know.
    const packet = new Uint8Array(1024 * kibibyte);
    for (let sent = 0; sent < 40; sent++) wire.send(packet);
    await new Promise(setImmediate);
    expect([states, server.backlog.slowCount]).toEqual([['congested'], 1]);
    socket.resume();
    while (states.length < 2) await new Promise(setImmediate);
    expect([states, server.backlog.slowCount, server.backlog.totalBytes]).toEqual([['congested', 'drained'], 0, 0]);
    socket.destroy();
    await ended;
  });
});
