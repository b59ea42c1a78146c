import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'retain/handling-several-filters',
  title: 'Each filter of one SUBSCRIBE has a Retain Handling of its own',
  statements: { '5.0': ['MQTT-3.3.1-9', 'MQTT-3.3.1-10', 'MQTT-3.3.1-11', 'MQTT-3.8.4-5'] },
  needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
  lesson: `Retain Handling is one of the Subscription Options, which stand behind each filter. A filter that another
    subscription covers as well is a new one all the same.`,

  async run({ connect, topic }) {
    const [publisher, subscriber] = [await connect(), await connect()];
    const names = ['always', 'if-new', 'known', 'never'];
    for (const name of names) await publisher.publish(topic(name), name, { qos: 1, retain: true });
    await subscriber.subscribe(topic('+'), { qos: 1, retainHandling: 2 });
    await subscriber.subscribe(topic('known'), { qos: 1, retainHandling: 2 });

    await subscriber.subscribe([
      { topicFilter: topic('always'), qos: 1, retainHandling: 0 },
      { topicFilter: topic('never'), qos: 1, retainHandling: 2 },
      { topicFilter: topic('known'), qos: 1, retainHandling: 1 },
      { topicFilter: topic('if-new'), qos: 1, retainHandling: 1 },
    ]);

    await subscriber.expectPublishes(
      ['always', 'if-new'].map((payload) => ({ payload, retain: true })),
      { order: 'any' },
    );
    await subscriber.expectNo('publish', { after: publisher });
  },
});
