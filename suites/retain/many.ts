import { scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

const count = 150;

export default scenario({
  id: 'retain/many',
  title: `All of ${count} retained messages come for one subscription, each once`,
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-6'] },
  needs: [{ maxQos: 1 }],
  lesson: `One SUBSCRIBE may bring very many messages at once. The server has to send them all, as fast as the subscriber
    acknowledges.`,

  async run({ connect, topic, fail }) {
    const [publisher, late] = [await connect(), await connect()];
    const names = Array.from({ length: count }, (_, at) => topic(`all/${at % 10}/${at}`));
    await Promise.all(names.map((name) => publisher.publish(name, name, { qos: 1, retain: true })));

    await late.subscribe(topic('all/#'), { qos: 1 });

    const came = await arrivals(late, publisher);
    const topics = new Set(came.filter(({ retain, qos }) => retain && qos === 1).map(({ topic: name }) => name));
    if (topics.size !== count || came.length !== count)
      fail(`${count} messages with RETAIN 1, each of another topic`, `${came.length}, of ${topics.size} topics`);
  },
});
