import { matrix, scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';
import { publishOf } from './_patterned.ts';

export default matrix({ frameBytes: [125, 126, 127, 65_535, 65_536, 200_000] }, ({ frameBytes }) =>
  scenario({
    id: `websocket/frame-lengths/${frameBytes}`,
    title: `A PUBLISH in one frame of ${frameBytes} bytes is read whole, and what follows it too`,
    statements: { '3.1.1': ['MQTT-6.0.0-2', 'MQTT-7.1.1-1'], '5.0': ['MQTT-6.0.0-2', 'MQTT-4.2-1'] },
    needs: ['websocket', { maxQos: 1 }, { maximumPacketSize: frameBytes }],
    lesson: `A WebSocket frame tells its length in one byte up to 125, in three up to 65,535, and in nine beyond. Off-by-one
      errors live at these two edges.`,

    async run(stage) {
      const { connect, encode, topic } = stage;
      const client = await connect();
      await client.subscribe(topic('after'), { qos: 1 });
      const long = publishOf(frameBytes, topic('long'), stage);
      const after = encode({ type: 'publish', packetIdentifier: 8, topic: topic('after'), payload: 'in step', qos: 1 });

      // One after the other: a server may have a Receive Maximum of 1.
      await webSocketOf(client).sendFragments([long]);
      await client.expect('puback', { packetIdentifier: 7 });
      await webSocketOf(client).sendFragments([after]);

      await client.expect('puback', { packetIdentifier: 8 });
      await client.expect('publish', { payload: 'in step' });
    },
  }),
);
