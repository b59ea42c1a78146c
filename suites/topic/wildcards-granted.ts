import { matrix, scenario } from '../../harness/scenario.ts';
import { declinesWildcards } from './_support.ts';

export default matrix({ wildcard: ['+', '#'] }, ({ wildcard }) =>
  scenario({
    id: `topic/wildcards-granted/${wildcard === '+' ? 'plus' : 'hash'}`,
    title: `A filter that ends in ${wildcard} is granted, or known beforehand not to be`,
    statements: { '3.1.1': ['v3.1.1-3.8.3-u1'], '5.0': ['v5.0-3.2.2.3.11-u2'] },
    lesson: `A server should support wildcards, and need not: one that does not has to refuse such filters, rather than to take
      them and never deliver anything. In 5.0 it says so in CONNACK, and to ask all the same is an error.`,

    async run({ connect, topic, fail }) {
      const client = await connect();
      const packetIdentifier = client.freshIdentifier();

      await client.send({
        type: 'subscribe',
        packetIdentifier,
        subscriptions: [{ topicFilter: topic(wildcard), qos: 0 }],
      });

      if (declinesWildcards(client)) {
        await client.expectClosed({ on: 'a Wildcard Subscription that is not available' });
        return;
      }
      const answer = await client.expectOneOf(['suback']);
      if (!('type' in answer)) fail('SUBACK granting the filter', 'the connection closed');
      else if (answer.type === 'suback' && answer.reasonCodes[0] !== 0) fail('SUBACK granting QoS 0', 'SUBACK 0x80');
    },
  }),
);
