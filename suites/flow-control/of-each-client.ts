import { matrix, scenario } from '../../harness/scenario.ts';
import { numbered, watchWindow } from './_window.ts';

export default matrix({ qos: [1, 2], full: ['subscriber', 'publisher'] }, ({ qos, full }) =>
  scenario({
    id: `flow-control/of-each-client/qos-${qos}-${full}-full`,
    title: `A client whose Receive Maximum is reached holds nobody else up at QoS ${qos}${full === 'publisher' ? ', nor what it publishes' : ''}`,
    statements: { '5.0': ['MQTT-3.3.4-10', 'MQTT-4.9.0-3', 'MQTT-4.5.0-1'] },
    lesson: `Each connection has a quota of its own for each direction. One slow reader must not stop the others, nor is what it sends
      itself any affair of its quota.`,
    needs: [{ maxQos: qos }],

    async run(stage) {
      const { connect, topic } = stage;
      const slow = await connect({ acks: 'manual', properties: { receiveMaximum: 1 } });
      const quick = await connect({ properties: { receiveMaximum: 1 } });
      const publisher = full === 'publisher' ? slow : await connect();
      await slow.subscribe(topic('a'), { qos });
      await quick.subscribe(topic('a'), { qos });
      const messages = numbered(5);

      for (const payload of messages) await publisher.publish(topic('a'), payload, { qos });

      await quick.expectPublishes(messages.map((payload) => ({ payload, qos })));
      await watchWindow(stage, slow, 1).takeWaiting();
    },
  }),
);
