import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `flow-control/many-in-turn/qos-${qos}`,
    title: `A client may send any number of messages at QoS ${qos} one after the other: each acknowledgement makes room`,
    statements: { '5.0': ['MQTT-3.3.4-1', qos === 1 ? 'MQTT-4.3.2-4' : 'MQTT-4.3.3-11'] },
    lesson: `The Receive Maximum counts what is under way, not what was sent. A server that forgot to count down would stop the
      client after so many messages.`,
    needs: ['receive-maximum', { maxQos: qos }],

    async run({ connect, topic, offer }) {
      const client = await connect();
      for (let count = 0; count < offer.receiveMaximum + 3; count += 1)
        await client.publish(topic('a'), `${count}`, { qos });
      await client.expectOpen();
    },
  }),
);
