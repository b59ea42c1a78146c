/** The figures that Prometheus gets are those of the broker, in a form that it reads. */

import { afterEach, expect, it } from 'vitest';
import { connect, createTestBroker, publish, subscribe } from '../broker/test-client.ts';
import { createBacklog } from './backlog.ts';
import type { Listener } from './listener.ts';
import { listenMetrics } from './metrics.ts';

let listener: Listener | undefined;
afterEach(() => listener?.close());

const serve = async () => {
  const made = createTestBroker();
  const backlog = createBacklog({ maxOutboundBytes: 100_000, maxTotalOutboundBytes: 1_000_000 });
  listener = await listenMetrics({ statistics: made.broker.statistics, backlog }, { host: '127.0.0.1', port: 0 });
  return { ...made, backlog, url: listener.url };
};

it('tells what happened and what is', async () => {
  const { connect: join, backlog, url } = await serve();
  const client = join();
  client.send(subscribe(1, 't', '$share/g/t'), publish(), publish({ qos: 1, packetIdentifier: 1, retain: true }));
  client.congested();
  client.send(publish());
  backlog.open().grew(100_001);
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  expect(text.split('\n').filter((line) => /^mqtt_/.test(line))).toEqual(
    expect.arrayContaining([
      'mqtt_connects_total 1',
      'mqtt_publish_received_total{qos="0"} 2',
      'mqtt_publish_received_total{qos="1"} 1',
      'mqtt_publish_dropped_total{reason="maxOutboundBytes"} 1',
      'mqtt_publish_dropped_total{reason="maxQueuedBytes"} 0',
      'mqtt_connections 1',
      'mqtt_subscriptions 2',
      'mqtt_retained_messages 1',
      'mqtt_in_flight_messages 1',
      'mqtt_slow_clients 1',
      'mqtt_outbound_bytes 100001',
    ]),
  );
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'nodejs_heap_size_used_bytes']) expect(text).toContain(name);
  expect(text).not.toContain('undefined');
});

it('tells the same again when nothing happened, and counts on when something did', async () => {
  const { open, url } = await serve();
  const connects = async () => /^mqtt_connects_total (\d+)$/m.exec(await (await fetch(url)).text())?.[1];
  open().send(connect());
  expect([await connects(), await connects()]).toEqual(['1', '1']);
  open().send(connect({ clientId: 'd' }));
  expect(await connects()).toBe('2');
});

it('has nothing else', async () => {
  const { url } = await serve();
  expect((await fetch(new URL('/', url))).status).toBe(404);
});
