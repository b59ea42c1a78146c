import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'will/all-subscribers',
  title: 'A Will goes to every matching subscription, by name and by wildcard, and to no other',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.1.2-8', 'MQTT-4.5.0-1', 'MQTT-3.8.4-6'],
    '5.0': ['MQTT-3.1.2-8', 'MQTT-4.5.0-1', 'MQTT-3.8.4-8'],
  },
  needs: ['wildcard-subscriptions', { maxQos: 2 }],
  lesson: `Once its client is lost the Will is a message like any other: all who subscribe to its topic get it, each once
    and at the QoS that was granted.`,

  async run({ connect, topic }) {
    const subscriptions = [
      { filter: topic('lost/a'), qos: 2 },
      { filter: topic('lost/+'), qos: 1 },
      { filter: topic('#'), qos: 0 },
      { filter: topic('lost/a'), qos: 1 },
    ] as const;
    const watchers = await Promise.all(subscriptions.map(() => connect()));
    for (const [index, { filter, qos }] of subscriptions.entries()) await watchers[index]?.subscribe(filter, { qos });
    const stranger = await connect();
    await stranger.subscribe([topic('lost/b'), topic('lost'), topic('+')], { qos: 1 });
    const dying = await connect({ will: { topic: topic('lost/a'), payload: 'last words', qos: 2 } });

    await dying.cut();

    for (const [index, { qos }] of subscriptions.entries()) {
      await watchers[index]?.expect('publish', { topic: topic('lost/a'), payload: 'last words', qos, retain: false });
      await watchers[index]?.expectNo('publish', { after: stranger });
    }
    await stranger.expectNo('publish', { after: stranger });
  },
});
