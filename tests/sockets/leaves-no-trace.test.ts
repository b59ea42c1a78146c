/** After a run the broker holds nothing of ours: asked of mosquitto, which counts. */

import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';
import { type Launched, launchMosquitto } from '../support/launch.ts';

let broker: Launched;

beforeAll(async () => {
  broker = await launchMosquitto();
});

afterAll(() => broker.stop());

/** Resolves when every counter has the value that is wanted; mosquitto tells them anew each second. */
async function counters(wanted: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const client = await connectAsync(broker.url);
  const seen: Record<string, string> = {};
  await new Promise<void>((resolve) => {
    client.on('message', (topic, payload) => {
      seen[topic] = payload.toString();
      if (Object.entries(wanted).every(([name, value]) => seen[name] === value)) resolve();
    });
    for (const topic of Object.keys(wanted)) client.subscribe(topic);
  });
  await client.endAsync();
  return seen;
}

it('leaves no session and no retained message in mosquitto', async () => {
  await mqttspec('run', broker.url, broker.wsUrl, '--reporter', 'json');
  const wanted = { '$SYS/broker/clients/disconnected': '0', '$SYS/broker/clients/total': '1' };
  expect(await counters(wanted)).toMatchObject(wanted);

  const client = await connectAsync(broker.url);
  const retained: string[] = [];
  client.on('message', (topic, _payload, packet) => {
    if (packet.retain) retained.push(topic);
  });
  await client.subscribeAsync('#');
  // Retained messages come before what is published after the SUBACK.
  const fence = new Promise<void>((resolve) => client.on('message', (topic) => topic === 'fence' && resolve()));
  await client.publishAsync('fence', '', { qos: 1 });
  await fence;
  await client.endAsync();
  expect(retained).toEqual([]);
});
