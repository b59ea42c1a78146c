import { matrix, scenario } from '../../harness/scenario.ts';
import { leaving, waysToLeave } from './_leaving.ts';
import { acknowledge } from './_receiver.ts';

export default matrix({ qos: [1, 2], way: waysToLeave }, ({ qos, way }) =>
  scenario({
    id: `qos/acknowledged-at-once/qos-${qos}/${way}`,
    title: `Nothing of a message at QoS ${qos} is sent again after its ${qos === 1 ? 'PUBACK' : 'PUBCOMP'} when the subscriber returns (${way})`,
    statements: {
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'],
      '5.0': ['MQTT-4.4.0-1', qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-5'],
    },
    lesson: `Sending again is for what is in doubt. An exchange that has ended leaves nothing to repeat, while its neighbour that
      has not is repeated.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      for (const payload of ['finished', 'finished too']) {
        await publisher.publish(topic('a'), payload, { qos });
        await acknowledge(subscriber, await subscriber.expect('publish', { payload, qos }));
      }
      await publisher.publish(topic('a'), 'open', { qos });
      await subscriber.expect('publish', { payload: 'open', qos });

      await leaving[way](subscriber);
      const back = await connect(owner);

      await acknowledge(back, await back.expect('publish', { payload: 'open', qos }));
      await back.expectNo('publish', { after: publisher });
      await back.expectNo('pubrel');
    },
  }),
);
