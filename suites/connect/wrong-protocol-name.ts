import { matrix, scenario } from '../../harness/scenario.ts';
import { connectBytes } from './_connect-bytes.ts';

const cases = [
  { name: 'empty', protocolName: '' },
  { name: 'one-character-short', protocolName: 'MQT' },
  { name: 'one-character-more', protocolName: 'MQTTX' },
  { name: 'lower-case', protocolName: 'mqtt' },
  { name: 'last-in-lower-case', protocolName: 'MQTt' },
  { name: 'other-protocol', protocolName: 'AMQP' },
];

export default matrix({ wrong: cases }, ({ wrong: { name, protocolName } }) =>
  scenario({
    id: `connect/wrong-protocol-name/${name}`,
    title: `CONNECT with the protocol name "${protocolName}" is not served`,
    statements: { '3.1.1': ['MQTT-3.1.2-1'], '5.0': ['MQTT-3.1.2-1'] },
    lesson: `The protocol name tells a server, and a firewall on the way, that this is MQTT: these four letters, in capitals. Most
      servers close at once on any other.`,

    async run(stage) {
      const { open, clientId, observe, fail } = stage;
      const client = await open();

      await client.sendBytes(connectBytes(stage, { protocolName, clientId: clientId('a') }));

      const answer = await client.expectOneOf(['connack']);
      if ('type' in answer && answer.type === 'connack') {
        observe('returnCode', answer.reasonCode);
        if (answer.reasonCode === 0) fail('the CONNECT not to be accepted', 'CONNACK with return code 0');
        await client.expectClosed({ statements: { '3.1.1': ['MQTT-3.2.2-5'], '5.0': ['MQTT-3.2.2-7'] } });
      } else {
        observe('returnCode', 'none');
      }
    },
  }),
);
