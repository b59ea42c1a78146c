import { matrix, scenario } from '../../harness/scenario.ts';
import { identifierOf } from './_messages.ts';
import { acknowledge } from './_receiver.ts';

export default matrix({ packet: ['puback', 'pubrec', 'pubcomp'], qos: [1, 2] }, ({ packet, qos }) =>
  scenario({
    id: `qos/acknowledgement-of-nothing/${packet}-beside-qos-${qos}`,
    title: `A ${packet.toUpperCase()} for an identifier that is not in use ends no other exchange (at QoS ${qos})`,
    statements: {
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1', 'MQTT-4.4.0-1'],
      '5.0': [qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-3', 'MQTT-4.4.0-1'],
    },
    lesson: `The standard does not say what an acknowledgement of nothing means; most servers ignore it, and one that closes
      the connection may do so. What is still under way is not touched by it.`,
    needs: [{ maxQos: qos }],

    async run({ connect, clientId, topic, observe }) {
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      await publisher.publish(topic('a'), 'under way', { qos });
      const packetIdentifier = identifierOf(await subscriber.expect('publish', { payload: 'under way', qos }));

      const unused = 1 + (packetIdentifier % 65_535);
      await subscriber.send({ type: packet, packetIdentifier: unused });
      await subscriber.send({ type: 'pingreq' });

      const outcome = await subscriber.expectOneOf(['pingresp']);
      observe(`${packet}OfNothing`, 'type' in outcome ? 'tolerated' : 'closed');
      await subscriber.disconnect();
      const back = await connect(owner);
      const again = await back.expect('publish', { packetIdentifier, payload: 'under way', qos });
      // A PUBREC of nothing may have been answered by PUBREL, which then is sent again too.
      await acknowledge(back, again, packet === 'pubrec' ? unused : undefined);
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
