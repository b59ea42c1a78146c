import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, gather, numbered, requireShared, shared } from './_group.ts';

const messages = numbered(12);

export default matrix({ members: [1, 2, 5], qos: [0, 1, 2] }, ({ members: count, qos }) =>
  scenario({
    id: `shared/one-gets-each/of-${count}-at-qos-${qos}`,
    title: `Of ${count} ${count === 1 ? 'member' : 'members'} of a Shared Subscription exactly one gets each message at QoS ${qos}`,
    statements: { '5.0': ['MQTT-4.5.0-1', 'MQTT-4.8.2-1'] },
    lesson: `A Shared Subscription belongs to a group: each message goes to one of its members, so that several clients share the
      work. Which one is the server's choice, message by message.`,
    needs: ['shared-subscriptions', { maxQos: 2 }],

    async run(stage) {
      const { connect, topic, observe } = stage;
      const publisher = await connect();
      const members = await gather(stage, count, shared(topic('a')), { qos });

      for (const payload of messages) await publisher.publish(topic('a'), payload, { qos });

      const each = await arrivalsOf(stage, members, publisher, messages.length);
      requireShared(stage, each, messages);
      observe('membersServed', each.filter(({ length }) => length > 0).length);
    },
  }),
);
