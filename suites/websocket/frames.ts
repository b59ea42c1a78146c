import { matrix, scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';
import { cuttings } from './_cuttings.ts';

export default matrix({ cutting: Object.keys(cuttings) as (keyof typeof cuttings)[] }, ({ cutting }) =>
  scenario({
    id: `websocket/frames/${cutting}`,
    title: `CONNECT, SUBSCRIBE and PUBLISH cut as ${cutting.replaceAll('-', ' ')} are all read`,
    statements: { '3.1.1': ['MQTT-6.0.0-2', 'MQTT-7.1.1-1'], '5.0': ['MQTT-6.0.0-2', 'MQTT-4.2-1'] },
    needs: ['websocket', { maxQos: 1 }],
    lesson: `Frames and messages of WebSocket mean nothing to MQTT: it reads one stream of bytes out of them, in which a
      packet begins where the last one ended.`,

    async run({ connect, open, encode, topic }) {
      const watcher = await connect();
      await watcher.subscribe(topic('a'), { qos: 1 });
      const client = await open();
      const subscriptions = [{ topicFilter: topic('b'), qos: 1 }] as const;
      const packets = [
        encode({ type: 'connect' }),
        encode({ type: 'subscribe', packetIdentifier: 1, subscriptions }),
        encode({ type: 'publish', packetIdentifier: 2, topic: topic('a'), payload: 'out of frames', qos: 1 }),
      ];

      for (const message of cuttings[cutting](packets)) await webSocketOf(client).sendFragments(message);

      await client.expect('connack', { reasonCode: 0 });
      await client.expect(
        'suback',
        ({ packetIdentifier, reasonCodes: [code = 0x80] }) => packetIdentifier === 1 && code <= 1,
      );
      await client.expect('puback', { packetIdentifier: 2 });
      await watcher.expect('publish', { payload: 'out of frames' });
    },
  }),
);
