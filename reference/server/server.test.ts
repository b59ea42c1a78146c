/** The listeners of one broker open together or not at all, and close together. */

import { expect, it } from 'vitest';
import { startServer } from './server.ts';
import { connectTcp } from './test-peers.ts';
import { createRecorder } from './test-recorder.ts';

const host = '127.0.0.1';

it('opens what is asked for, in order', async () => {
  const { acceptor: broker } = createRecorder();
  const server = await startServer({ broker, host, port: 0, wsPort: 0 });
  const schemes = server.listeners.map(({ url }) => new URL(url).protocol);
  await server.close();
  expect(schemes).toEqual(['mqtt:', 'ws:']);
});

it('opens nothing that is not asked for', async () => {
  const { acceptor: broker } = createRecorder();
  const server = await startServer({ broker, host, port: null, wsPort: null });
  await server.close();
  expect(server.listeners).toEqual([]);
});

it('closes the first listener again when the second fails', async () => {
  const { acceptor: broker } = createRecorder();
  const other = await startServer({ broker, host, port: 0, wsPort: null });
  const taken = other.listeners[0]?.port ?? 0;
  const free = await startServer({ broker, host, port: 0, wsPort: null });
  const port = free.listeners[0]?.port ?? 0;
  await free.close();
  await expect(startServer({ broker, host, port, wsPort: taken })).rejects.toMatchObject({
    code: 'MQTT_LISTEN_PORT_IN_USE',
  });
  const again = await startServer({ broker, host, port, wsPort: null });
  await again.close();
  await other.close();
});

it('ends the connections when it closes, and the port is free', async () => {
  const recorder = createRecorder();
  const server = await startServer({ broker: recorder.acceptor, host, port: 0, wsPort: null });
  const port = server.listeners[0]?.port ?? 0;
  const peer = await connectTcp(port);
  const visit = await recorder.visit();
  await server.close();
  await Promise.all([peer.closed, visit.ended]);
  const again = await startServer({ broker: recorder.acceptor, host, port, wsPort: null });
  await again.close();
});
