import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { arrivalsOf, gather, shared, textOf } from './_group.ts';

const passedOn = { '5.0': ['v5.0-4.8.2-u1'] } as const;

export default matrix({ qos: [1, 2], ended: ['cut', 'left', 'taken-over'] }, ({ qos, ended }) =>
  scenario({
    id: `shared/session-ends/qos-${qos}-${ended}`,
    title:
      qos === 2
        ? `A message at QoS 2 under way to a member whose session ends (${ended.replace('-', ' ')}) goes to nobody else`
        : `A message at QoS 1 under way to a member whose session ends (${ended.replace('-', ' ')}) should go to another one`,
    statements: { '5.0': qos === 2 ? ['MQTT-4.8.2-5'] : ['v5.0-4.8.2-u1', 'MQTT-4.8.2-1'] },
    lesson: `When the chosen member's session is gone nobody knows whether it had the message. At QoS 1 another one can have it,
      twice is allowed there; at QoS 2 it is lost, because twice would be worse.`,
    needs: ['shared-subscriptions', { maxQos: qos }],

    async run(stage) {
      const { connect, topic, observe, warn, fail } = stage;
      const publisher = await connect();
      const members = await gather(stage, 2, shared(topic('a')), { qos, acks: 'manual' });
      await publisher.publish(topic('a'), 'orphan', { qos });
      const first = await arrivalsOf(stage, members, publisher, 1);
      const at = first.findIndex(({ length }) => length > 0);
      const [chosen, other] = [members[at], members[1 - at]];
      if (chosen === undefined || other === undefined) return fail('the message to come to one member', 'nothing');
      if (ended === 'cut') await chosen.cut();
      if (ended === 'left') await chosen.disconnect();

      // Its CONNACK shows that the session before is over.
      const anew = await connect({ clientId: chosen.clientId });

      if ((await arrivals(anew, publisher)).length > 0) fail('nothing for a new session', 'the message');
      await publisher.publish(topic('a'), 'later', { qos });
      const least = qos === 2 ? 1 : 2;
      const texts = (await arrivalsOf(stage, [other], publisher, least)).flat().map(textOf);
      if (!texts.includes('later')) fail('the member that is left to get what comes later', `[${texts.join(', ')}]`);
      const goesOn = texts.includes('orphan');
      if (qos === 2 && goesOn) fail('the message at QoS 2 to go to nobody else', 'it came to the other member');
      if (qos === 2) return;
      observe('passedOn', goesOn);
      if (!goesOn) warn('expected the message at QoS 1 to go to the other member, got it lost', passedOn);
    },
  }),
);
