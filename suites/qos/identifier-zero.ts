import { byte, forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { begin, publishAtLeastOnce } from './_sender.ts';

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `qos/identifier-zero/qos-${qos}`,
    title: `A PUBLISH at QoS ${qos} with identifier 0 gets the connection closed`,
    statements: { '3.1.1': ['MQTT-2.3.1-1', 'MQTT-4.8.0-1'], '5.0': ['MQTT-2.2.1-3', 'MQTT-4.13.1-1'] },
    lesson:
      'Identifiers go from 1 to 65,535; 0 is none. A message that wants to be acknowledged and has none is a violation.',
    needs: [{ maxQos: qos }],

    async run(stage) {
      const { connect, topic } = stage;
      const [control, client] = [await connect(), await connect()];
      const sending = { topic: topic('a'), payload: 'x', packetIdentifier: 1 };
      await (qos === 1 ? publishAtLeastOnce : begin)(control, sending);

      const header = [utf8String(topic('a')), twoByteInteger(0), propertiesIn(stage)];
      await client.sendBytes(forge(0x30 | (qos << 1), ...header, byte(0x78)));

      await client.expectClosed();
      await client.expectNo(qos === 1 ? 'puback' : 'pubrec');
    },
  }),
);
