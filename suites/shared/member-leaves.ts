import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, gather, numbered, requireShared, shared } from './_group.ts';

const messages = numbered(6);

export default matrix(
  { by: ['unsubscribe', 'disconnect', 'take-over'], who: ['first', 'last', 'all'] },
  ({ by, who }) =>
    scenario({
      id: `shared/member-leaves/${who}-by-${by}`,
      title: `When the ${who === 'all' ? 'last member' : `${who} member to join`} has left by ${by.replace('-', '')} ${who === 'all' ? 'nobody gets anything' : 'the others get everything'}`,
      statements: {
        '5.0':
          by === 'unsubscribe' ? ['MQTT-3.10.4-1', 'MQTT-3.10.4-2', 'MQTT-4.5.0-1'] : ['MQTT-4.1.0-2', 'MQTT-4.5.0-1'],
      },
      lesson: `A Shared Subscription lasts as long as it has a member, and it need not be the one who made it. A server that still
      counts one who has left loses what it deals out to it.`,
      needs: ['shared-subscriptions', { maxQos: 1 }],

      async run(stage) {
        const { connect, topic } = stage;
        const publisher = await connect();
        const filter = shared(topic('a'));
        const members = await gather(stage, 3, filter);
        const isLeaving = (at: number): boolean => who === 'all' || at === (who === 'first' ? 0 : 2);
        const now = [...members];
        for (const [at, member] of members.entries()) {
          if (!isLeaving(at)) continue;
          if (by === 'unsubscribe') await member.unsubscribe(filter);
          if (by === 'disconnect') await member.disconnect();
          if (by !== 'unsubscribe') now[at] = await connect({ clientId: member.clientId });
        }

        for (const payload of messages) await publisher.publish(topic('a'), payload, { qos: 1 });

        const expected = who === 'all' ? [] : messages;
        const each = await arrivalsOf(stage, now, publisher, expected.length);
        requireShared(
          stage,
          each.filter((_, at) => !isLeaving(at)),
          expected,
        );
        requireShared(
          stage,
          each.filter((_, at) => isLeaving(at)),
          [],
        );
      },
    }),
);
