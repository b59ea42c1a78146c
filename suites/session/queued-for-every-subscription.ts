import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'session/queued-for-every-subscription',
  title: 'What came while a client was away, by any of its subscriptions and from anyone, all reaches it',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-3.1.2-23', 'MQTT-4.5.0-1'] },
  lesson: `Every subscription that a client had when it left goes on collecting for it, whoever publishes.`,
  needs: ['wildcard-subscriptions', { maxQos: 2 }],

  async run({ connect, clientId, topic }) {
    const owner = { clientId: clientId('owner'), cleanSession: false };
    const [one, two] = [await connect(), await connect()];
    const former = await connect(owner);
    await former.subscribe([
      { topicFilter: topic('a/+'), qos: 1 },
      { topicFilter: topic('b/#'), qos: 2 },
    ]);
    await former.disconnect();

    await one.publish(topic('a/1'), 'first', { qos: 1 });
    await two.publish(topic('b'), 'second', { qos: 2 });
    await one.publish(topic('b/1/2'), 'third', { qos: 1 });
    await two.publish(topic('a/2'), 'fourth', { qos: 1 });
    await two.publish(topic('c'), 'of no concern', { qos: 2 });
    await one.disconnect();
    const back = await connect(owner);

    await back.expectPublishes(
      [
        { topic: topic('a/1'), payload: 'first', qos: 1 },
        { topic: topic('b'), payload: 'second', qos: 2 },
        { topic: topic('b/1/2'), payload: 'third', qos: 1 },
        { topic: topic('a/2'), payload: 'fourth', qos: 1 },
      ],
      { order: 'any' },
    );
    await back.expectNo('publish', { after: two });
  },
});
