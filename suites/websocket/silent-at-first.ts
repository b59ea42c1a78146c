import { scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';

const fromServers = ['connack', 'publish', 'puback', 'suback', 'unsuback', 'pingresp'] as const;

export default scenario({
  id: 'websocket/silent-at-first',
  title: 'A WebSocket on which the client has said nothing yet is sent nothing, and can still be used',
  statements: { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1'] },
  needs: ['websocket', { maxQos: 1 }],
  lesson: `The handshake of WebSocket opens the Network Connection and nothing more. MQTT begins with CONNECT, and the first
    packet that the server sends is its CONNACK.`,

  async run({ open, connect, encode, topic, fail }) {
    const silent = await open();
    const other = await connect();
    await other.subscribe(topic('a'), { qos: 1 });
    await other.publish(topic('a'), 'meanwhile', { qos: 1 });
    await other.expect('publish', { payload: 'meanwhile' });

    await silent.sendBytes(encode({ type: 'connect' }));

    const first = await silent.expectOneOf(fromServers);
    if (!('type' in first)) return fail('CONNACK', 'the connection closed');
    if (first.type !== 'connack') fail('CONNACK as the first packet', first.type.toUpperCase());
    if (!webSocketOf(silent).allBinary) fail('binary frames only', 'a text frame');
  },
});
