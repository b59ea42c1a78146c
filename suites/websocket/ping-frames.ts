import { matrix, scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';

export default matrix(
  { where: ['between-packets', 'within-a-packet', 'within-a-fragmented-message'], payloadBytes: [0, 125] },
  ({ where, payloadBytes }) =>
    scenario({
      id: `websocket/ping-frames/${where}-with-${payloadBytes}-bytes`,
      title: `A ping frame with ${payloadBytes} bytes ${where.replaceAll('-', ' ')} is answered and disturbs nothing`,
      statements: { '3.1.1': ['MQTT-6.0.0-2'], '5.0': ['MQTT-6.0.0-2'] },
      needs: ['websocket', { maxQos: 1 }],
      lesson: `Ping and pong of WebSocket are control frames below MQTT: they may come anywhere, even between the frames of one
        message, and are no part of its bytes. They have nothing to do with PINGREQ.`,

      async run({ connect, encode, topic, warn }) {
        const client = await connect();
        await client.subscribe(topic('a'), { qos: 1 });
        const packet = encode({ type: 'publish', packetIdentifier: 7, topic: topic('a'), payload: 'whole', qos: 1 });
        const [first, rest] = [packet.subarray(0, 9), packet.subarray(9)];
        const socket = webSocketOf(client);
        const ping = async (): Promise<void> => {
          const answered = await socket.ping(new Uint8Array(payloadBytes).fill(0x2a));
          if (!answered)
            warn('expected a pong frame with the data of the ping (RFC 6455), got none', { '3.1.1': [], '5.0': [] });
        };

        if (where === 'within-a-fragmented-message') await socket.sendFragments([first, rest], ping);
        else {
          await socket.sendFragments([where === 'within-a-packet' ? first : packet]);
          await ping();
          if (where === 'within-a-packet') await socket.sendFragments([rest]);
        }

        await client.expect('puback', { packetIdentifier: 7 });
        await client.expect('publish', { payload: 'whole' });
      },
    }),
);
