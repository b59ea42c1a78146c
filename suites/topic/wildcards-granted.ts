import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ wildcard: ['+', '#'] }, ({ wildcard }) =>
  scenario({
    id: `topic/wildcards-granted/${wildcard === '+' ? 'plus' : 'hash'}`,
    title: `A filter that ends in ${wildcard} is granted, or in 5.0 refused by SUBACK`,
    statements: { '3.1.1': ['v3.1.1-3.8.3-u1'], '5.0': ['MQTT-3.8.4-6'] },
    needs: ['wildcard-subscriptions'],
    lesson: `A server should support wildcards, and need not: one that does not has to refuse such filters, rather than to take
      them and never deliver anything. In 5.0 it says so in CONNACK, and one that has them may still reject a particular one.`,

    async run({ connect, version, topic, observe, fail }) {
      const client = await connect();
      const packetIdentifier = client.freshIdentifier();

      await client.send({
        type: 'subscribe',
        packetIdentifier,
        subscriptions: [{ topicFilter: topic(wildcard), qos: 0 }],
      });

      const answer = await client.expectOneOf(['suback']);
      if (!('type' in answer)) fail('SUBACK granting the filter', 'the connection closed');
      else if (answer.type === 'suback' && answer.reasonCodes[0] !== 0) {
        const [code = 0] = answer.reasonCodes;
        if (version !== '5.0' || code < 0x80) fail('SUBACK granting QoS 0', `SUBACK 0x${code.toString(16)}`);
        observe('refusedWith', `0x${code.toString(16)}`);
      }
    },
  }),
);
