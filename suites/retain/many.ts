import { scenario } from '../../harness/scenario.ts';

const count = 150;

export default scenario({
  id: 'retain/many',
  title: `All of ${count} retained messages come for one subscription, each once`,
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
  needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
  lesson: `One SUBSCRIBE may bring very many messages at once. The server has to send them all, as fast as the subscriber
    acknowledges.`,

  async run({ connect, topic, fail }) {
    const [publisher, late] = [await connect(), await connect()];
    const names = Array.from({ length: count }, (_, at) => topic(`all/${at % 10}/${at}`));
    await Promise.all(names.map((name) => publisher.publish(name, name, { qos: 1, retain: true })));

    await late.subscribe(topic('all/#'), { qos: 1 });

    const came = await late.expectPublishes(names.map(() => ({ qos: 1, retain: true })));
    const topics = new Set(came.map(({ topic: name }) => name));
    const missing = names.find((name) => !topics.has(name));
    if (missing !== undefined) fail(`each of ${count} topics once`, `${topics.size} topics, ${missing} not among them`);
    await late.expectNo('publish', { after: publisher });
  },
});
