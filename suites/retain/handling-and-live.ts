import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ handling: [0, 1, 2] }, ({ handling }) =>
  scenario({
    id: `retain/handling-and-live/${handling}`,
    title: `Retain Handling ${handling} has no say in what is published after the subscription was made`,
    statements: { '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.1-12'] },
    needs: ['retain-available', { maxQos: 1 }],
    lesson: `Retain Handling is about the moment of the SUBSCRIBE. Messages that are published with RETAIN later are news, and
      come to every subscriber.`,

    async run({ connect, topic, clientId }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const [publisher, subscriber] = [await connect(), await connect(owner)];
      await subscriber.subscribe(topic('a'), { qos: 1, retainHandling: handling });
      const publish = (payload: string) => publisher.publish(topic('a'), payload, { qos: 1, retain: true });

      await publish('first');
      await publish('second');
      await subscriber.expectPublishes(['first', 'second'].map((payload) => ({ payload, retain: false })));
      await subscriber.disconnect();
      await publish('third');
      const back = await connect(owner);

      await back.expect('publish', { payload: 'third', retain: false });
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
