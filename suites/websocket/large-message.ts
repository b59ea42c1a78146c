import { matrix, scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';
import { publishOf } from './_patterned.ts';

const packetBytes = 300_000;
const pieceBytes = 20_000;

export default matrix({ as: ['one-fragmented-message', 'many-messages'] }, ({ as }) =>
  scenario({
    id: `websocket/large-message/${as}`,
    title: `A PUBLISH of ${packetBytes} bytes sent as ${as.replaceAll('-', ' ')} is read whole, and what follows it too`,
    statements: { '3.1.1': ['MQTT-6.0.0-2', 'MQTT-7.1.1-1'], '5.0': ['MQTT-6.0.0-2', 'MQTT-4.2-1'] },
    needs: ['websocket', { maxQos: 1 }, { maximumPacketSize: packetBytes }],
    lesson: `A large packet may be cut into the frames of one message, or go out as many messages, as suits the sender. The
      receiver puts it together by its Remaining Length.`,

    async run(stage) {
      const { connect, encode, topic } = stage;
      const client = await connect();
      await client.subscribe(topic('after'), { qos: 1 });
      const long = publishOf(packetBytes, topic('long'), stage);
      const pieces = Array.from({ length: packetBytes / pieceBytes }, (_, index) =>
        long.subarray(index * pieceBytes, (index + 1) * pieceBytes),
      );
      const messages = as === 'one-fragmented-message' ? [pieces] : pieces.map((piece) => [piece]);
      const after = encode({ type: 'publish', packetIdentifier: 8, topic: topic('after'), payload: 'in step', qos: 1 });

      for (const message of messages) await webSocketOf(client).sendFragments(message);
      // One after the other: a server may have a Receive Maximum of 1.
      await client.expect('puback', { packetIdentifier: 7 });
      await webSocketOf(client).sendFragments([after]);

      await client.expect('puback', { packetIdentifier: 8 });
      await client.expect('publish', { payload: 'in step' });
    },
  }),
);
