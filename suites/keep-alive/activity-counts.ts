import { type Client, matrix, type Need, type Stage, scenario } from '../../harness/scenario.ts';

const keepAlive = 2; // seconds
const stepMs = 0.8 * keepAlive * 1000;

/**
 * PUBLISH at QoS 0 is answered by nothing: that somebody received it in time shows that it was heard, for a busy broker may
 * leave it unread and count on.
 */
async function publishHeard(client: Client, { countdown, topic }: Stage, witness: Client): Promise<void> {
  const inTime = countdown(1000 * keepAlive - stepMs);
  try {
    await client.publish(topic('a'), 'alive');
    await witness.expect('publish');
  } finally {
    inTime();
  }
}

/** What a client may be heard by; each is sent by a client that keeps its promise. */
const signs: Readonly<Record<string, (client: Client, stage: Stage, witness: Client) => Promise<unknown>>> = {
  pingreq: (client) => client.ping(),
  'publish-qos-0': publishHeard,
  'publish-qos-1': (client, { topic }) => client.publish(topic('a'), 'alive', { qos: 1 }),
  'publish-qos-2': (client, { topic }) => client.publish(topic('a'), 'alive', { qos: 2 }),
  subscribe: (client, { topic }) => client.subscribe(topic('a')),
  unsubscribe: (client, { topic }) => client.unsubscribe(topic('a')),
};

const needsOf: Readonly<Record<string, readonly Need[]>> = {
  'publish-qos-1': [{ maxQos: 1 }],
  'publish-qos-2': [{ maxQos: 2 }],
};

export default matrix({ sign: Object.keys(signs) }, ({ sign }) =>
  scenario({
    id: `keep-alive/activity-counts/${sign}`,
    title: `A client heard by ${sign.replace('-qos', ' at QoS').replace('-', ' ').toUpperCase().replace('QOS', 'QoS')} within each Keep Alive period stays connected`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    lesson: `Any control packet shows that a client lives. PINGREQ is only for those who have nothing else to say.`,
    needs: needsOf[sign] ?? [],
    mandatedWaitMs: 3 * stepMs,

    async run(stage) {
      const witness = await stage.connect();
      if (sign === 'publish-qos-0') await witness.subscribe(stage.topic('a'));
      const client = await stage.connect({ keepAlive });

      for (let step = 0; step < 3; step += 1) {
        await client.expectOpenFor(stepMs);
        await signs[sign]?.(client, stage, witness);
      }

      await client.expectOpen();
    },
  }),
);
