import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'will/empty-clears-retained',
  title: 'An empty Will with Will Retain 1 is published and clears the retained message of its topic',
  statements: {
    '3.1.1': ['MQTT-3.1.2-17', 'MQTT-3.3.1-10', 'MQTT-3.3.1-11'],
    '5.0': ['MQTT-3.1.2-15', 'MQTT-3.3.1-6', 'MQTT-3.3.1-7'],
  },
  needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
  lesson: `A retained message without payload clears the topic, and a Will may be just that. So a device can take back what
    it announced, even by dying.`,

  async run({ connect, topic }) {
    const [watcher, late] = [await connect(), await connect()];
    const dying = await connect({ will: { topic: topic('a'), payload: '', qos: 1, retain: true } });
    for (const name of ['a', 'b']) await watcher.publish(topic(name), 'online', { qos: 1, retain: true });
    await watcher.subscribe(topic('+'), { qos: 1 });
    await watcher.expectPublishes([{ topic: topic('a') }, { topic: topic('b') }], { order: 'any' });

    await dying.cut();

    await watcher.expect('publish', { topic: topic('a'), payload: '', retain: false });
    await watcher.expectNo('publish', { after: watcher }); // it is stored by now, whichever the broker does first
    await late.subscribe(topic('+'), { qos: 1 });
    await late.expect('publish', { topic: topic('b'), payload: 'online', retain: true });
    await late.expectNo('publish', { after: watcher });
  },
});
