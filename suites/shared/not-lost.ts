import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, gather, numbered, shared, textOf } from './_group.ts';

const messages = numbered(6);

export default matrix(
  { absent: ['none', 'one', 'all'], qos: [1, 2], members: [1, 2] },
  ({ absent, qos, members: count }) =>
    absent === 'one' && count === 1
      ? null
      : scenario({
          id: `shared/not-lost/${qos === 1 ? 'qos-1' : 'qos-2'}-of-${count}-${absent === 'none' ? 'unacknowledged' : `with-${absent}-absent`}`,
          title: `With kept sessions ${count === 1 ? 'a sole member' : 'members'} in the end get every message at QoS ${qos}: ${absent === 'none' ? 'all were cut off before they acknowledged' : `${absent} absent when they were published`}`,
          statements: { '5.0': ['MQTT-4.5.0-1', 'MQTT-4.4.0-1'] },
          lesson: `A member that is away still belongs to the group. What the server chose to give it waits for it, or goes to another
          one; it does not vanish.`,
          needs: ['shared-subscriptions', { maxQos: qos }],

          async run(stage) {
            const { connect, topic, fail } = stage;
            const options = { qos, acks: absent === 'none' ? 'manual' : 'auto', cleanSession: false } as const;
            const publisher = await connect();
            const members = await gather(stage, count, shared(topic('a')), options);
            if (absent !== 'none')
              for (const member of members.slice(absent === 'one' ? 1 : 0)) await member.disconnect();

            for (const payload of messages) await publisher.publish(topic('a'), payload, { qos });
            if (absent === 'none') {
              await arrivalsOf(stage, members, publisher, messages.length);
              for (const member of members) await member.cut();
            }

            const here = absent === 'one' ? members.slice(0, 1) : [];
            const gone = absent === 'one' ? members.slice(1) : members;
            const back = await Promise.all(gone.map(({ clientId }) => connect({ clientId, cleanSession: false })));
            const came = new Set(
              (await arrivalsOf(stage, [...here, ...back], publisher, messages.length)).flat().map(textOf),
            );
            const lost = messages.filter((payload) => !came.has(payload));
            if (lost.length > 0) fail('every message to come to some member', `${lost.join(', ')} lost`);
          },
        }),
);
