import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, shared } from './_group.ts';

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

    async run(stage) {
      const { connect, topic, fail, warn } = stage;
      const [client, publisher] = [await connect(), await connect()];
      for (const filter of [shared(topic('a')), topic('a')]) await client.subscribe(filter, { qos: 1 });
      await publisher.publish(topic('a'), 'both', { qos: 1 });
      const before = (await arrivalsOf(stage, [client], publisher, 2)).flat().length;
      if (before !== 2) fail('a copy for the plain subscription and one for the shared one', `${before} copies`);

      const { unsubscribed, left } = cases[kind];
      const { reasonCodes } = await client.unsubscribe(unsubscribed.replace('@', topic('a')));

      const [code = 0x00] = reasonCodes;
      if (left === 1 && code !== 0x00) fail('UNSUBACK 0x00', `0x${code.toString(16)}`);
      // MQTT-3.11.3-2 has a server use one of its codes; what became of the subscriptions the copies tell.
      if (left === 2 && code !== 0x11)
        warn(`expected UNSUBACK 0x11 (No subscription existed), got 0x${code.toString(16)}`);
      await publisher.publish(topic('a'), 'after', { qos: 1 });
      const after = (await arrivalsOf(stage, [client], publisher, left)).flat();
      if (after.length !== left) fail(`${left} copies`, `${after.length}`);
    },
  }),
);
