import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, numbered, shared, textOf } from './_group.ts';

/** The filters of each client, @ being the topic; all match it, so that the client gets a copy for each of its own. */
const cases = {
  'two-share-names': [[shared('@', 'one')], [shared('@', 'two')]],
  'share-names-in-two-cases': [[shared('@', 'group')], [shared('@', 'Group')]],
  'two-filters-of-one-share-name': [[shared('@')], [shared('@/#')]],
  'beside-a-plain-subscription': [[shared('@')], ['@']],
  'one-client-in-two-groups': [[shared('@', 'one'), shared('@', 'two')]],
  'one-client-in-two-groups-by-wildcards': [[shared('@'), shared('@/#')]],
  'one-client-beside-its-own-plain-subscription': [[shared('@'), '@']],
  'all-at-once': [[shared('@', 'one'), '@/#'], [shared('@', 'two')], ['@']],
} as const satisfies Readonly<Record<string, readonly (readonly string[])[]>>;

const messages = numbered(5);

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[] }, ({ kind }) =>
  scenario({
    id: `shared/each-group-its-copy/${kind}`,
    title: `Each Shared Subscription gets a copy of its own, and so does each plain one: ${kind.replaceAll('-', ' ')}`,
    statements: { '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.4-2'] },
    lesson: `Share name and filter together make a Shared Subscription, and each is independent of all others. A client that is in
      two of them, or has a plain subscription beside it, gets a copy by virtue of each.`,
    needs: ['shared-subscriptions', 'wildcard-subscriptions', { maxQos: 1 }],

    async run(stage) {
      const { connect, topic, fail } = stage;
      const publisher = await connect();
      const clients = await Promise.all(cases[kind].map(() => connect()));
      for (const [at, filters] of cases[kind].entries())
        for (const filter of filters) await clients[at]?.subscribe(filter.replace('@', topic('a')), { qos: 1 });

      for (const payload of messages) await publisher.publish(topic('a'), payload, { qos: 1 });

      const each = await arrivalsOf(stage, clients, publisher, messages.length * cases[kind].flat().length);
      for (const [at, filters] of cases[kind].entries()) {
        const came = each[at]?.map(textOf).toSorted().join();
        const expected = messages.flatMap((payload) => filters.map(() => payload)).toSorted();
        if (came !== expected.join())
          fail(`a copy of each message for each of ${filters.join(' and ')}: ${expected.join(', ')}`, `${came}`);
      }
    },
  }),
);
