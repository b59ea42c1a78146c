import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { filled, publishBytes } from './_sized.ts';

const cases = {
  'user-properties': { properties: { userProperty: [['name', 'x'.repeat(200)]] } },
  'content-type': { properties: { contentType: 'x'.repeat(200) } },
  'response-topic': { properties: { responseTopic: 'x'.repeat(200) } },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[], by: [-1, 0] }, ({ kind, by }) =>
  scenario({
    id: `packet-size/properties-count/${kind}-${by === 0 ? 'at-the-maximum' : 'one-beyond'}`,
    title: `The ${kind.replace('-', ' ')} of a message count for its size${by === 0 ? ': at the maximum it comes whole' : ': one byte beyond it does not come, in part neither'}`,
    statements: { '5.0': by === 0 ? ['MQTT-3.1.2-24', 'MQTT-4.5.0-1'] : ['MQTT-3.1.2-24', 'MQTT-3.1.2-25'] },
    lesson: `Properties are part of the packet and of the message. A server may not leave them out of a PUBLISH to make it fit.`,
    needs: [{ maxQos: 1 }],

    async run(stage) {
      const { connect, topic, fail } = stage;
      const message = { topic: topic('a'), payload: filled('large', 100), qos: 1, ...cases[kind] } as const;
      const publisher = await connect();
      const client = await connect({ properties: { maximumPacketSize: publishBytes(stage, message) + by } });
      await client.subscribe(topic('a'), { qos: 1 });

      await publisher.publish(message.topic, message.payload, { qos: 1, properties: message.properties });

      if (by === 0) await client.expect('publish', { payload: message.payload, properties: message.properties });
      const came = (await arrivals(client, publisher)).length;
      if (came > 0) fail('nothing that is too large', `${came} messages`);
      await publisher.publish(message.topic, 'small', { qos: 1 });
      await client.expect('publish', { payload: 'small' });
    },
  }),
);
