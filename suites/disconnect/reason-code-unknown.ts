import { byte, forge, matrix, scenario } from '../../harness/scenario.ts';

/** Codes of no packet, of other packets, and those that only a server may send (table 3-10). */
const reasonCodes = [0x01, 0x05, 0x10, 0x18, 0x7f, 0x84, 0x86, 0x87, 0x89, 0x8b, 0x8d, 0x8e, 0x9a, 0xa2, 0xa3, 0xff];

const hex = (code: number): string => `0x${code.toString(16).padStart(2, '0')}`;

export default matrix({ reasonCode: reasonCodes }, ({ reasonCode }) =>
  scenario({
    id: `disconnect/reason-code-unknown/${hex(reasonCode)}`,
    title: `DISCONNECT with the Reason Code ${hex(reasonCode)}, which no client may send, ends the connection, and the Will is published`,
    statements: { '5.0': ['MQTT-3.1.2-8', 'MQTT-3.14.2-1'] },
    lesson: `Only DISCONNECT 0x00 calls the Will off. A server that took every DISCONNECT for good-bye would keep silent about clients
      that failed.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, topic }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(['will/right', 'will/0', 'will/1'].map(topic), { qos: 1 });
      const right = await connect({ will: { topic: topic('will/right'), payload: 'unwanted', qos: 1 } });
      await right.disconnect(); // the control: a good one discards its Will
      await watcher.expectNo('publish', { after: publisher });

      for (const [index, rest] of [[], [0]].entries()) {
        const will = { topic: topic(`will/${index}`), payload: 'published', qos: 1 } as const;
        const client = await connect({ will });
        await client.sendBytes(forge(0xe0, byte(reasonCode), rest));
        await client.expectClosed({ on: `DISCONNECT ${hex(reasonCode)}`, statements: { '5.0': ['MQTT-4.13.1-1'] } });
        await watcher.expect('publish', { topic: will.topic, payload: 'published' });
      }
    },
  }),
);
