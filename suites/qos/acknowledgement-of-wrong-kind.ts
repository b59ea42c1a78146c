import { matrix, scenario } from '../../harness/scenario.ts';
import { identifierOf, takeUnacknowledged } from './_messages.ts';

const cases = ['qos-1-pubrec', 'qos-1-pubcomp', 'qos-2-puback', 'qos-2-pubcomp'] as const;

export default matrix({ which: cases }, ({ which }) => {
  const qos = which.startsWith('qos-1') ? 1 : 2;
  const packet = which.slice('qos-n-'.length) as 'puback' | 'pubrec' | 'pubcomp';

  return scenario({
    id: `qos/acknowledgement-of-wrong-kind/${which}`,
    title: `A ${packet.toUpperCase()} for a PUBLISH at QoS ${qos}, still unacknowledged, does not count as its acknowledgement`,
    statements: {
      '3.1.1': [qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'],
      '5.0': [qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-3'],
    },
    lesson: `Each level has its own acknowledgements, and a message stays unacknowledged until the right one comes. A server may
      take the wrong one for a violation and close, or ignore it.`,
    needs: [{ maxQos: qos }],

    async run(stage) {
      const { connect, clientId, topic, observe, warn, fail } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [subscriber, publisher] = [await connect(owner), await connect()];
      await subscriber.subscribe(topic('a'), { qos });
      await publisher.publish(topic('a'), 'unacknowledged', { qos });
      const packetIdentifier = identifierOf(await subscriber.expect('publish', { payload: 'unacknowledged', qos }));

      await subscriber.send({ type: packet, packetIdentifier });
      await subscriber.send({ type: 'pingreq' });

      const outcome = await subscriber.expectOneOf(['pingresp']);
      await subscriber.disconnect();
      const back = await connect(owner);
      const [again] = await takeUnacknowledged(stage, back, 1);
      if (again === undefined) {
        observe(`${packet}ForQos${qos}`, 'taken');
        warn(
          `the message was given up: some take a ${packet.toUpperCase()} as acknowledgement, by the text it is none`,
        );
        return;
      }
      observe(`${packet}ForQos${qos}`, 'type' in outcome ? 'ignored' : 'closed');
      if (again.packetIdentifier !== packetIdentifier)
        fail(`the message again under identifier ${packetIdentifier}`, `under ${again.packetIdentifier}`);
    },
  });
});
