import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { shared, textOf } from './_group.ts';

/** What is unsubscribed from, @ being the topic, and what still comes: of the shared subscription and the plain one. */
const cases = {
  plain: { unsubscribed: '@', left: 1 },
  shared: { unsubscribed: shared('@'), left: 1 },
  'another-share-name': { unsubscribed: shared('@', 'other'), left: 2 },
  'share-name-in-another-case': { unsubscribed: shared('@', 'Group'), left: 2 },
  'another-filter': { unsubscribed: shared('@/#'), left: 2 },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[] }, ({ kind }) =>
  scenario({
    id: `shared/whole-filter/${kind}`,
    title: `UNSUBSCRIBE from ${cases[kind].unsubscribed} ends what was subscribed by exactly that filter, with $share and the share name`,
    statements: { '5.0': ['MQTT-3.10.4-1', 'MQTT-4.5.0-1'] },
    lesson: `A client leaves a group by the whole filter by which it came. The same filter without $share is another subscription,
      and so is one with another share name.`,
    needs: ['shared-subscriptions', 'wildcard-subscriptions', { maxQos: 1 }],

    async run({ connect, topic, fail }) {
      const [client, publisher] = [await connect(), await connect()];
      for (const filter of [shared(topic('a')), topic('a')]) await client.subscribe(filter, { qos: 1 });
      await publisher.publish(topic('a'), 'both', { qos: 1 });
      const before = (await arrivals(client, publisher)).length;
      if (before !== 2) fail('a copy for the plain subscription and one for the shared one', `${before} copies`);

      const { unsubscribed, left } = cases[kind];
      const { reasonCodes } = await client.unsubscribe(unsubscribed.replace('@', topic('a')));

      const expected = left === 1 ? 0x00 : 0x11;
      if (reasonCodes[0] !== expected) fail(`UNSUBACK 0x${expected.toString(16)}`, `0x${reasonCodes[0]?.toString(16)}`);
      await publisher.publish(topic('a'), 'after', { qos: 1 });
      const after = (await arrivals(client, publisher)).map(textOf);
      if (after.length !== left) fail(`${left} copies`, `${after.length}`);
    },
  }),
);
