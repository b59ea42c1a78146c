/** What only TCP has: ports, stubborn peers, and the bound on what waits unsent. */

import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBounds } from './bounds.ts';
import type { TransportLimits } from './limits.ts';
import { ListenError, type Listener, urlOf } from './listener.ts';
import { listenTcp } from './tcp.ts';
import { connectTcp } from './test-peers.ts';
import { createRecorder, type Recorder } from './test-recorder.ts';

const host = '127.0.0.1';
const listeners: Listener[] = [];
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
});

const listen = async (
  limits: Partial<TransportLimits> = {},
  recorder = createRecorder(),
): Promise<[Listener, Recorder]> => {
  const listener = await listenTcp(recorder.acceptor, { host, port: 0 }, createBounds(limits));
  listeners.push(listener);
  return [listener, recorder];
};

/** A peer that never closes its own half. */
const connectStubborn = async (port: number): Promise<Socket> => {
  const socket = connect({ host, port, allowHalfOpen: true }).on('error', () => undefined);
  socket.resume();
  await once(socket, 'connect');
  return socket;
};

describe('a port', () => {
  it('is chosen by the system when 0 is asked for, and told in the URL', async () => {
    const [listener] = await listen();
    expect(listener.port).toBeGreaterThan(0);
    expect(listener.url).toBe(`mqtt://127.0.0.1:${listener.port}`);
  });

  it('in use is an error that says so', async () => {
    const [{ port }, recorder] = await listen();
    const refused = await listenTcp(recorder.acceptor, { host, port }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ListenError);
    expect(refused).toMatchObject({
      code: 'MQTT_LISTEN_PORT_IN_USE',
      message: expect.stringContaining(`port ${port}: another program is using it`),
      cause: expect.objectContaining({ code: 'EADDRINUSE' }),
    });
  });

  it('of an address that is not ours is an error that says so', async () => {
    const { acceptor } = createRecorder();
    const attempt = listenTcp(acceptor, { host: '192.0.2.1', port: 0 }); // RFC 5737: belongs to nobody
    await expect(attempt).rejects.toMatchObject({ code: 'MQTT_LISTEN_UNKNOWN_HOST' });
  });

  it.each([
    ['127.0.0.1', 'mqtt://127.0.0.1:1883'],
    ['0.0.0.0', 'mqtt://127.0.0.1:1883'],
    ['localhost', 'mqtt://localhost:1883'],
    ['::1', 'mqtt://[::1]:1883'],
    ['::', 'mqtt://[::1]:1883'],
  ])('on %s is reached by %s', (address, url) => {
    expect(urlOf('mqtt', address, 1883)).toBe(url);
  });

  it('takes connections up to its limit and none beyond', async () => {
    const [listener, recorder] = await listen({ maxConnections: 1 });
    await connectTcp(listener.port);
    const visit = await recorder.visit();
    const second = await connectTcp(listener.port);
    await second.closed;
    expect(visit.endings()).toBe(0);
  });
});

it('asks whether the machine of a silent peer still exists once the broker wants that, not before', async () => {
  const asked = vi.spyOn(Socket.prototype, 'setKeepAlive');
  const [listener, recorder] = await listen();
  await connectTcp(listener.port);
  const { wire } = await recorder.visit();
  expect(asked).not.toHaveBeenCalled();
  wire.watchPeer?.();
  expect(asked).toHaveBeenCalledExactlyOnceWith(true, 60_000);
  asked.mockRestore();
});

describe('bytes that the peer does not take', () => {
  const maxUnsentBytes = 1_000;
  const sendInOneTurn = async (counts: readonly number[]) => {
    const recorder = createRecorder({
      accepted: (wire) => {
        for (const count of counts) wire.send(new Uint8Array(count));
      },
    });
    const [listener] = await listen({ maxUnsentBytes }, recorder);
    return { peer: await connectTcp(listener.port), visit: await recorder.visit() };
  };

  it('may wait up to the limit', async () => {
    const { peer, visit } = await sendInOneTurn([maxUnsentBytes, 1]);
    await peer.bytes.take(maxUnsentBytes + 1);
    expect(visit.endings()).toBe(0);
  });

  it('cost it the connection beyond the limit', async () => {
    const { peer, visit } = await sendInOneTurn([maxUnsentBytes + 1, 1, 1]);
    await visit.ended;
    await peer.closed;
    expect(visit.endings()).toBe(1);
  });

  it('are sent however large, when nothing else waits', async () => {
    const { peer } = await sendInOneTurn([maxUnsentBytes * 10]);
    expect(await peer.bytes.take(maxUnsentBytes * 10)).toHaveLength(maxUnsentBytes * 10);
  });
});

describe('a peer that keeps its half open', () => {
  it('is cut off some time after the broker has closed', async () => {
    const [listener, recorder] = await listen({ lingerMs: 20 });
    const socket = await connectStubborn(listener.port);
    const { wire } = await recorder.visit();
    wire.close();
    await once(socket, 'end');
    // Answered by a reset, once the broker's side is gone.
    const insist = (): void => void socket.write('still here', () => socket.destroyed || setImmediate(insist));
    insist();
    await new Promise((resolve) => socket.once('close', resolve)); // events.once would take the reset as a failure
  });

  it('does not keep the listener from closing', async () => {
    const [listener, recorder] = await listen({ lingerMs: 60_000, shutdownMs: 20 });
    const socket = await connectStubborn(listener.port);
    const visit = await recorder.visit();
    await listener.close();
    expect(visit.endings()).toBe(1);
    socket.destroy();
  });
});
