import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { arrivalsOf, gather, shared, textOf } from './_group.ts';

export default matrix(
  { broken: ['before-pubrec', 'after-pubrec', 'after-pubrel'], ended: ['cut', 'left'] },
  ({ broken, ended }) =>
    scenario({
      id: `shared/member-returns/${broken}-${ended}`,
      title: `A message at QoS 2 under way to a member that was ${ended === 'cut' ? 'cut off' : 'disconnected'} ${broken.replace('-', ' ')} is completed when it is back, and goes to nobody else`,
      statements: { '5.0': ['MQTT-4.8.2-4', 'MQTT-4.8.2-5', 'MQTT-4.3.3-6'] },
      lesson: `Exactly once is a matter between two: once a member was sent a message at QoS 2, nobody but that member can say
      whether it has it. So the server waits for it to come back.`,
      needs: ['shared-subscriptions', { maxQos: 2 }],

      async run(stage) {
        const { connect, topic, fail } = stage;
        const publisher = await connect();
        const options = { qos: 2, acks: 'manual', cleanSession: false } as const;
        const members = await gather(stage, 2, shared(topic('a')), options);
        await publisher.publish(topic('a'), 'once', { qos: 2 });
        const first = await arrivalsOf(stage, members, publisher, 1);
        const at = first.findIndex(({ length }) => length > 0);
        const [chosen, other] = [members[at], members[1 - at]];
        const packetIdentifier = first[at]?.[0]?.packetIdentifier;
        if (chosen === undefined || other === undefined || packetIdentifier === undefined)
          return fail('the message at QoS 2 to come to one member', 'nothing');
        if (broken !== 'before-pubrec') await chosen.send({ type: 'pubrec', packetIdentifier });
        if (broken === 'after-pubrel') await chosen.expect('pubrel', { packetIdentifier });
        else if (broken === 'after-pubrec') await chosen.ping();
        await (ended === 'cut' ? chosen.cut() : chosen.disconnect());

        const back = await connect({ clientId: chosen.clientId, cleanSession: false, acks: 'manual' });

        if (broken === 'before-pubrec') {
          await back.expect('publish', { packetIdentifier, payload: 'once', qos: 2, dup: true });
          await back.send({ type: 'pubrec', packetIdentifier });
        }
        await back.expect('pubrel', { packetIdentifier });
        await back.send({ type: 'pubcomp', packetIdentifier });
        await back.expectNo('publish', { after: publisher });
        const elsewhere = (await arrivals(other, publisher)).map(textOf);
        if (elsewhere.length > 0) fail('nothing to go to the other member', elsewhere.join(', '));
      },
    }),
);
