import { matrix, scenario } from '../../harness/scenario.ts';

/** By what differs: the filter held, one that is not it, and a name that the one held matches. */
const cases = {
  'name-for-plus': { held: 'a/+', other: 'a/b', name: 'a/b' },
  'plus-for-name': { held: 'a/b', other: 'a/+', name: 'a/b' },
  'hash-for-name': { held: 'a/b', other: '#', name: 'a/b' },
  'hash-for-plus': { held: 'a/+', other: 'a/#', name: 'a/b' },
  'plus-for-hash': { held: 'a/#', other: 'a/+', name: 'a/b' },
  'parent-for-hash': { held: 'a/#', other: 'a', name: 'a' },
  'hash-for-parent': { held: 'a', other: 'a/#', name: 'a' },
  'other-plus': { held: 'a/+', other: '+/b', name: 'a/b' },
  'shorter-hash': { held: 'a/b/#', other: 'a/#', name: 'a/b' },
  'trailing-slash': { held: 'a', other: 'a/', name: 'a' },
  'no-trailing-slash': { held: 'a/', other: 'a', name: 'a/' },
  'doubled-slash': { held: 'a/b', other: 'a//b', name: 'a/b' },
  'upper-case': { held: 'a', other: 'A', name: 'a' },
  space: { held: 'a', other: 'a ', name: 'a' },
  'decomposed-accent': { held: '\u00e9', other: 'e\u0301', name: '\u00e9' },
  'byte-order-mark': { held: 'a', other: 'a\ufeff', name: 'a' },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[] }, ({ kind }) =>
  scenario({
    id: `subscribe/unsubscribe-spelling/${kind}`,
    title: `UNSUBSCRIBE from another filter, ${kind.replaceAll('-', ' ')}, ends nothing; from the same filter, it does`,
    statements: { '3.1.1': ['MQTT-3.10.4-1', 'MQTT-3.10.4-5'], '5.0': ['MQTT-3.10.4-1', 'MQTT-3.10.4-5'] },
    needs: ['wildcard-subscriptions', { maxQos: 1 }],
    lesson: `UNSUBSCRIBE compares filters as texts: a wildcard in it matches nothing but the same wildcard. To end a
      subscription one names it just as it was made.`,

    async run({ connect, topic }) {
      const { held, other, name } = cases[kind];
      const [client, publisher] = [await connect(), await connect()];
      await client.subscribe(topic(held), { qos: 1 });

      await client.unsubscribe(topic(other));
      await publisher.publish(topic(name), 'still there', { qos: 1 });
      await client.expect('publish', { topic: topic(name), payload: 'still there' });

      await client.unsubscribe(topic(held));
      await publisher.publish(topic(name), 'gone', { qos: 1 });
      await client.expectNo('publish', { after: publisher });
    },
  }),
);
