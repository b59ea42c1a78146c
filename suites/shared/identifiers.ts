import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, numbered, requireShared, shared } from './_group.ts';

/** Identifiers of the members; null: it gave none. */
const groups = {
  'each-its-own': [11, 22],
  'one-without': [11, null],
  'both-the-same': [33, 33],
  three: [1, null, 300],
} as const;

export default matrix({ group: Object.keys(groups) as (keyof typeof groups)[] }, ({ group }) =>
  scenario({
    id: `shared/identifiers/${group}`,
    title: `A member gets its own Subscription Identifier with its messages, and never that of another member: ${group.replaceAll('-', ' ')}`,
    statements: { '5.0': ['MQTT-3.3.4-3', 'v5.0-3.3.4-u1'] },
    lesson: `A Subscription Identifier is a client's private mark for what it subscribed to. In a group each member has its own,
      and a message bears that of whoever gets it.`,
    needs: ['shared-subscriptions', 'subscription-identifiers', { maxQos: 1 }],

    async run(stage) {
      const { connect, topic, fail } = stage;
      const publisher = await connect();
      const members: Awaited<ReturnType<typeof connect>>[] = [];
      for (const identifier of groups[group]) {
        const member = await connect();
        const properties = identifier === null ? {} : { subscriptionIdentifier: [identifier] };
        await member.subscribe(shared(topic('a')), { qos: 1, properties });
        members.push(member);
      }

      const messages = numbered(4 * members.length);
      for (const payload of messages) await publisher.publish(topic('a'), payload, { qos: 1 });

      const each = await arrivalsOf(stage, members, publisher, messages.length);
      requireShared(stage, each, messages);
      for (const [at, came] of each.entries()) {
        const expected = [groups[group][at] ?? []].flat().join();
        const found = came.map(({ properties }) => (properties?.subscriptionIdentifier ?? []).join());
        const wrong = found.find((identifiers) => identifiers !== expected);
        if (wrong !== undefined) fail(`the identifiers [${expected}] with each message`, `[${wrong}]`);
      }
    },
  }),
);
