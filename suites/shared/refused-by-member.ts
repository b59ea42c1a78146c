import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { arrivalsOf, gather, shared } from './_group.ts';

export default matrix({ qos: [1, 2], reasonCode: [0x80, 0x83, 0x87, 0x97] }, ({ qos, reasonCode }) => {
  const answer = qos === 1 ? 'puback' : 'pubrec';
  const code = `0x${reasonCode.toString(16)}`;
  return scenario({
    id: `shared/refused-by-member/${answer}-${code}`,
    title: `A message that its member refused by ${answer.toUpperCase()} ${code} goes to nobody else, nor again to it`,
    statements: { '5.0': ['MQTT-4.8.2-6', 'MQTT-4.4.0-2'] },
    lesson: `A member that answers with a failure has seen the message and does not want it. The server takes that for an answer:
      to try one member after the other would spread a bad message over the whole group.`,
    needs: ['shared-subscriptions', { maxQos: qos }],

    async run(stage) {
      const { connect, topic, fail } = stage;
      const publisher = await connect();
      const members = await gather(stage, 2, shared(topic('a')), { qos, acks: 'manual', cleanSession: false });
      await publisher.publish(topic('a'), 'unwanted', { qos });
      const first = await arrivalsOf(stage, members, publisher, 1);
      const at = first.findIndex(({ length }) => length > 0);
      const [chosen, other] = [members[at], members[1 - at]];
      const [message] = first[at] ?? [];
      if (chosen === undefined || other === undefined || message?.packetIdentifier === undefined)
        return fail(`the message at QoS ${qos} to come to one member`, 'nothing');

      await chosen.send({ type: answer, packetIdentifier: message.packetIdentifier, reasonCode });

      await chosen.expectNo('pubrel', { after: publisher });
      const further = [...(await arrivals(chosen, publisher)), ...(await arrivals(other, publisher))];
      if (further.length > 0) fail('the refused message to go to nobody else', 'it came again');
      await chosen.disconnect();
      const back = await connect({ clientId: chosen.clientId, cleanSession: false, acks: 'manual' });
      if ((await arrivals(back, publisher)).length > 0) fail('the refused message not to come again', 'it came again');
      await other.expectNo('publish', { after: publisher });
    },
  });
});
