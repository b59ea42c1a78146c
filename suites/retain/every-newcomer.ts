import { scenario } from '../../harness/scenario.ts';

const count = 10;

export default scenario({
  id: 'retain/every-newcomer',
  title: 'A retained message comes to every new subscriber, its own publisher too, and is not used up',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.3.1-5', 'MQTT-3.3.1-6', 'MQTT-3.8.4-6'],
    '5.0': ['MQTT-3.3.1-5', 'MQTT-3.3.1-9', 'MQTT-3.8.4-8'],
  },
  needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
  lesson: `The server hands out copies and keeps the message, with the QoS that it came with. A subscriber that takes it at a
    lower QoS does not lower it for the next.`,

  async run({ connect, topic }) {
    const publisher = await connect();
    const newcomers = await Promise.all(Array.from({ length: count }, () => connect()));
    await publisher.publish(topic('a'), 'kept', { qos: 2, retain: true });

    for (const [at, newcomer] of newcomers.entries()) {
      const qos = (at % 3) as 0 | 1 | 2;
      await newcomer.subscribe(topic(at % 2 === 0 ? 'a' : '+'), { qos });
      await newcomer.expect('publish', { topic: topic('a'), payload: 'kept', qos, retain: true });
      if (at % 4 === 0) await newcomer.cut();
    }

    await publisher.subscribe(topic('a'), { qos: 2 });
    await publisher.expect('publish', { topic: topic('a'), payload: 'kept', qos: 2, retain: true });
  },
});
