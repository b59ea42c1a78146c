import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, numbered, requireShared, shared, withoutRepeats } from './_group.ts';

/** What each member asks for. */
const groups = { 'all-0': [0, 0], 'all-1': [1, 1], 'all-2': [2, 2], '0-and-2': [0, 2], '2-1-0': [2, 1, 0] } as const;

export default matrix(
  { group: Object.keys(groups) as (keyof typeof groups)[], published: [0, 1, 2] },
  ({ group, published }) =>
    scenario({
      id: `shared/granted-qos/${group}-published-at-${published}`,
      title: `Members with QoS ${groups[group].join(', ')} get what was published at ${published} at no more than they were granted, and no less`,
      statements: { '5.0': ['MQTT-4.8.2-3', 'MQTT-3.8.4-8'] },
      lesson: `Each member says for itself at which QoS it wants to be served, and each may be granted another one. The message goes
      out at the one of whoever was chosen.`,
      needs: ['shared-subscriptions', { maxQos: 2 }],

      async run(stage) {
        const { connect, topic, fail } = stage;
        const publisher = await connect();
        const members: Awaited<ReturnType<typeof connect>>[] = [];
        const granted: number[] = [];
        for (const qos of groups[group]) {
          const member = await connect();
          granted.push(...(await member.subscribe(shared(topic('a')), { qos })).reasonCodes);
          members.push(member);
        }

        const messages = numbered(3 * members.length);
        for (const payload of messages) await publisher.publish(topic('a'), payload, { qos: published });

        const each = await arrivalsOf(stage, members, publisher, messages.length);
        const mayRepeat = (at: number): boolean => published === 1 && granted[at] === 0;
        requireShared(
          stage,
          each.map((came, at) => (mayRepeat(at) ? withoutRepeats(came) : came)),
          messages,
        );
        for (const [at, came] of each.entries()) {
          const expected = Math.min(published, granted[at] ?? 0);
          const wrong = came.find(({ qos }) => qos !== expected);
          if (wrong !== undefined)
            fail(`QoS ${expected} for the member that was granted ${granted[at]}`, `QoS ${wrong.qos}`);
        }
      },
    }),
);
