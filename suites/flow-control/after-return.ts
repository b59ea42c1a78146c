import { matrix, scenario } from '../../harness/scenario.ts';
import { drain, numbered, watchWindow } from './_window.ts';

const first = 4;

export default matrix({ qos: [1, 2], next: [1, 2, 10, 'absent'] }, ({ qos, next }) =>
  scenario({
    id: `flow-control/after-return/qos-${qos}-then-${next}`,
    title: `A client that had Receive Maximum ${first} and returns with ${next === 'absent' ? 'none' : next} is held to the new one at QoS ${qos}, what is sent again included`,
    statements: { '5.0': ['MQTT-3.3.4-9', 'MQTT-4.9.0-2', 'MQTT-4.4.0-1', 'MQTT-4.5.0-1'] },
    lesson: `The Receive Maximum holds for one Network Connection. What is sent again after a return is sent anew, and takes its place
      in the new quota.`,
    needs: [{ maxQos: qos }],

    async run(stage) {
      const { connect, clientId, topic } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [witness, publisher] = [await connect(), await connect()];
      const former = await connect({ ...owner, properties: { receiveMaximum: first } });
      for (const one of [former, witness]) await one.subscribe(topic('a'), { qos });
      const messages = numbered(first + 4);
      for (const payload of messages) await publisher.publish(topic('a'), payload, { qos });
      await witness.expectPublishes(messages.map((payload) => ({ payload })));
      await watchWindow(stage, former, first).takeWaiting();
      await former.cut();

      const back = await connect({ ...owner, properties: next === 'absent' ? {} : { receiveMaximum: next } });

      const window = watchWindow(stage, back, next === 'absent' ? 65_535 : next);
      await window.takeWaiting();
      await drain(stage, window, messages);
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
