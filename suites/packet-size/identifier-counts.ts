import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { filled, publishBytes } from './_sized.ts';

export default matrix({ identifier: [1, 268_435_455], by: [-1, 0] }, ({ identifier, by }) =>
  scenario({
    id: `packet-size/identifier-counts/${identifier}-${by === 0 ? 'at-the-maximum' : 'one-beyond'}`,
    title: `The Subscription Identifier ${identifier} that the server puts on a message counts for its size`,
    statements: { '5.0': ['MQTT-3.1.2-24', by === 0 ? 'MQTT-3.3.4-3' : 'MQTT-3.1.2-25'] },
    lesson: `What the server adds makes the packet longer than it was when it came in. The size that counts is the one that goes out
      to this client.`,
    needs: ['subscription-identifiers', { maxQos: 1 }],

    async run(stage) {
      const { connect, topic, fail } = stage;
      const properties = { subscriptionIdentifier: [identifier] };
      const message = { topic: topic('a'), payload: filled('large'), qos: 1, properties } as const;
      const [publisher, witness] = [await connect(), await connect()];
      await witness.subscribe(topic('a'), { qos: 1 });
      const client = await connect({ properties: { maximumPacketSize: publishBytes(stage, message) + by } });
      await client.subscribe(topic('a'), { qos: 1, properties });

      await publisher.publish(message.topic, message.payload, { qos: 1 });

      await witness.expect('publish', { payload: message.payload });
      if (by === 0) await client.expect('publish', { payload: message.payload });
      const came = (await arrivals(client, publisher)).length;
      if (came > 0) fail(by === 0 ? 'one message' : 'nothing that is too large', `${came} more`);
    },
  }),
);
