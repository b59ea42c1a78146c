import { matrix, scenario } from '../../harness/scenario.ts';
import { type Arrivals, arrivals } from '../_arrivals.ts';
import { identifiersOf, listed, subscribeAs } from './_identified.ts';

const filters = ['a/b', 'a/+', 'a/#'];

/** The identifier of each subscription; null: none. */
const cases = {
  'each-its-own': [11, 22],
  'first-without': [null, 22],
  'last-without': [11, null],
  'the-same-twice': [33, 33],
  three: [11, 22, 300],
  'three-one-without': [11, null, 300],
} as const;

export default matrix(
  { kind: Object.keys(cases) as (keyof typeof cases)[], made: ['in-turn', 'in-reverse'] },
  ({ kind, made }) =>
    scenario({
      id: `subscription-identifier/overlapping/${kind}-${made}`,
      title: `A message that overlapping subscriptions match brings the identifier of each: ${kind.replaceAll('-', ' ')}, made ${made.replace('-', ' ')}`,
      statements: { '5.0': ['MQTT-3.3.4-3', 'MQTT-3.3.4-4', 'MQTT-3.3.4-5'] },
      lesson: `A message may answer to several subscriptions of a client. If it comes once it bears the identifiers of all of them, if
      it comes once for each, each copy has its own.`,
      needs: ['subscription-identifiers', 'wildcard-subscriptions', { maxQos: 1 }],

      async run({ connect, topic, observe, fail }) {
        const [client, publisher] = [await connect(), await connect()];
        const identifiers = cases[kind];
        const wanted = identifiers.map((identifier, at) => ({ identifier, filter: topic(filters[at] ?? '') }));
        for (const { identifier, filter } of made === 'in-turn' ? wanted : wanted.toReversed())
          await subscribeAs(client, filter, identifier);

        await publisher.publish(topic('a/b'), 'all', { qos: 1 });

        const due = identifiers.filter((identifier) => identifier !== null);
        const copies: Arrivals[number][] = [];
        // Nothing orders the copies before the fence (4.6): those that must come are waited for.
        while (copies.length < identifiers.length && copies.flatMap(identifiersOf).length < due.length) {
          const next = await client.expect('publish').catch(() => null);
          if (next === null) break;
          copies.push(next);
        }
        copies.push(...(await arrivals(client, publisher)));
        const found = copies.map((copy) => listed(identifiersOf(copy)));
        observe('copiesForOverlapping', copies.length === 1 ? 'one' : 'one for each');
        const isOne = found.length === 1 && found[0] === listed(identifiers);
        // A further copy for a subscription without an identifier may come, and need not (3.3.4).
        const own = found.filter((each) => each !== 'none');
        const isOneForEach =
          own.toSorted().join() === due.map(String).toSorted().join() && found.length <= identifiers.length;
        if (!isOne && !isOneForEach)
          fail(
            `one copy with ${listed(identifiers)}, or one for each subscription with its own`,
            found.join(', ') || 'none',
          );
      },
    }),
);
