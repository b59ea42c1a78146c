import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { numbered, type Received, textOf } from './_messages.ts';

const topics = ['o/a', 'o/b', 'o/a/b'];
const messages = 10;

export default matrix({ qos: [0, 1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/order-of-each-topic/qos-${qos}`,
    title: `Messages at QoS ${qos} to several topics in turn come in order on each of them`,
    statements: { '3.1.1': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-6', 'MQTT-4.6.0-5'] },
    lesson: 'Order is kept topic by topic. Between two topics the standard promises nothing.',
    needs: ['wildcard-subscriptions', ...(qos === 0 ? [] : [{ maxQos: qos }])],

    async run({ connect, topic, fail }) {
      const [subscriber, publisher] = [await connect(), await connect()];
      await subscriber.subscribe(topic('o/#'), { qos });
      const due = new Map(topics.map((name) => [topic(name), numbered(messages)]));

      for (const payload of numbered(messages)) {
        for (const name of topics) await publisher.publish(topic(name), payload, { qos });
      }

      const take = (next: Received): void => {
        const payload = textOf(next);
        const left = due.get(next.topic) ?? [];
        // At QoS 0 some may be missing (4.3.1), but not come late.
        while (qos === 0 && Number(left[0]) < Number(payload)) left.shift();
        const expected = left.shift();
        if (payload !== expected || next.qos !== qos)
          fail(
            expected === undefined ? `nothing further on ${next.topic}` : `message ${expected} next on ${next.topic}`,
            `message ${payload} at QoS ${next.qos}`,
          );
      };
      for (let count = 0; qos > 0 && count < topics.length * messages; count += 1)
        take(await subscriber.expect('publish'));
      for (const next of await arrivals(subscriber, publisher)) take(next);
    },
  }),
);
