import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

type Level = 0 | 1 | 2;

const pairs: readonly (readonly [Level, Level])[] = [
  [0, 1],
  [1, 0],
  [0, 2],
  [2, 0],
  [1, 2],
  [2, 1],
];

/** Filters that match a/b, by what they are. */
const shapes = {
  'name-and-plus': ['a/b', 'a/+'],
  'plus-and-hash': ['+/b', 'a/#'],
} as const;

export default matrix(
  { shape: Object.keys(shapes) as (keyof typeof shapes)[], requested: pairs, made: ['together', 'apart'] },
  ({ shape, requested, made }) =>
    scenario({
      id: `subscribe/overlapping/${shape}/${requested.join('-then-')}-${made}`,
      title: `Filters ${shapes[shape].join(' and ')} subscribed ${made} at QoS ${requested.join(' and ')}: the message comes at QoS 2 if either allows`,
      statements: { '3.1.1': ['MQTT-3.3.5-1'], '5.0': ['MQTT-3.3.4-2'] },
      needs: [{ maxQos: 2 }, 'wildcard-subscriptions'],
      lesson: `When several subscriptions of one client match a message, the highest QoS among them counts. Whether the client
        then gets one copy or one for each subscription is the broker's choice.`,

      async run({ connect, topic, observe, fail }) {
        const [client, publisher] = [await connect(), await connect()];
        const wanted = requested.map((qos, at) => ({ topicFilter: topic(shapes[shape][at] ?? ''), qos }));
        const granted: number[] = [];
        for (const subscriptions of made === 'together' ? [wanted] : wanted.map((one) => [one])) {
          granted.push(...(await client.subscribe(subscriptions)).reasonCodes);
        }

        await publisher.publish(topic('a/b'), 'both', { qos: 2 });

        const highest = Math.max(...granted);
        const copies: number[] = [];
        // Nothing orders copies at different QoS, nor them before the fence (4.6): the one that must come is waited for.
        while (copies.length < granted.length && !copies.includes(highest)) {
          const next = await client.expect('publish').catch(() => null);
          if (next === null) break;
          copies.push(next.qos);
        }
        copies.push(...(await arrivals(client, publisher)).map(({ qos }) => qos));
        const left = [...granted];
        for (const qos of copies) {
          const at = left.indexOf(qos);
          if (at < 0)
            fail(`at most one copy for each of QoS ${granted.join(', ')}`, `copies at QoS ${copies.join(', ')}`);
          left.splice(at, 1);
        }
        if (!copies.some((qos) => qos === highest))
          fail(`a copy at QoS ${highest}`, `copies at QoS [${copies.join(', ')}]`);
        observe('copiesForOverlapping', copies.length === 1 ? 'one' : 'one for each');
      },
    }),
);
