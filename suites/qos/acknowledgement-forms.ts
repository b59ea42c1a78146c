import { matrix, scenario } from '../../harness/scenario.ts';
import { acknowledgementOf, formNames } from './_acknowledgement-bytes.ts';
import { identifierOf } from './_messages.ts';
import { acknowledge } from './_receiver.ts';

const counts = { puback: 'MQTT-4.3.2-3', pubrec: 'MQTT-4.3.3-4', pubcomp: 'MQTT-4.3.3-5' } as const;

export default matrix({ packet: ['puback', 'pubrec', 'pubcomp'], form: formNames }, ({ packet, form }) => {
  const qos = packet === 'puback' ? 1 : 2;

  return scenario({
    id: `qos/acknowledgement-forms/${packet}/${form}`,
    title: `${packet.toUpperCase()} with ${form.replaceAll('-', ' ')} counts like one that is only an identifier`,
    statements: { '5.0': [counts[packet], 'MQTT-4.4.0-1'] },
    needs: [{ maxQos: qos }],
    lesson: `In 5.0 an acknowledgement may end behind its identifier, behind its Reason Code or behind its properties. Success
      is success in each form, and what the properties say is for people.`,

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      await publisher.publish(topic('a'), 'acknowledged', { qos });
      const identifier = identifierOf(await subscriber.expect('publish', { payload: 'acknowledged', qos }));

      if (packet === 'pubcomp') {
        await subscriber.send({ type: 'pubrec', packetIdentifier: identifier });
        await subscriber.expect('pubrel', { packetIdentifier: identifier });
      }
      await subscriber.sendBytes(acknowledgementOf(packet, identifier, form));
      if (packet === 'pubrec') {
        await subscriber.expect('pubrel', { packetIdentifier: identifier });
        await subscriber.send({ type: 'pubcomp', packetIdentifier: identifier });
      }
      await subscriber.ping();
      await publisher.publish(topic('a'), 'open', { qos });
      await subscriber.expect('publish', { payload: 'open', qos });
      await subscriber.disconnect();

      const back = await connect(owner);
      await acknowledge(back, await back.expect('publish', { payload: 'open', qos, dup: true }));
      await back.expectNo('publish', { after: publisher });
      await back.expectNo('pubrel');
    },
  });
});
