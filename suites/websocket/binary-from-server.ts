import { scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';

export default scenario({
  id: 'websocket/binary-from-server',
  title: 'All that the server sends comes in binary frames',
  statements: { '3.1.1': ['MQTT-6.0.0-1'], '5.0': ['MQTT-6.0.0-1'] },
  needs: ['websocket'],
  lesson: `WebSocket has frames for text and frames for bytes. MQTT is bytes, so that text frames are never right, not even
    for a packet that happens to be readable.`,

  async run({ connect, topic, maxQos, fail }) {
    const client = await connect();
    await client.subscribe(topic('a'), { qos: maxQos });

    for (const payload of ['plain text', new Uint8Array(0), Uint8Array.of(0xff, 0xfe, 0x00)]) {
      await client.publish(topic('a'), payload, { qos: maxQos });
      await client.expect('publish', { payload });
    }
    await client.ping();
    await client.unsubscribe(topic('a'));

    if (!webSocketOf(client).allBinary) fail('binary frames only', 'a text frame');
  },
});
