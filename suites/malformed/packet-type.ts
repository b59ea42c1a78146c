import { matrix, scenario } from '../../harness/scenario.ts';

/** Not 0x00 for type 0: who takes that for "nothing read yet" reacts as the segments happen to fall. */
const firstBytes = { 0: 0x02, 15: 0xf0 } as const;

export default matrix({ type: [0, 15] }, ({ type }) =>
  scenario({
    id: `malformed/packet-type/${type}`,
    title: `A packet of the reserved type ${type} ends the connection`,
    statements: { '3.1.1': ['MQTT-4.8.0-1'], ...(type === 0 ? { '5.0': ['MQTT-4.13.1-1'] } : {}) },
    lesson: `Four bits can tell sixteen types of packet apart, and MQTT 3.1.1 has fourteen. The first and the last number are
      forbidden; 5.0 gave the last one to AUTH, so that only 0 is left.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, encode, topic, observe }) {
      const [watcher, publisher, wrong] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'), { qos: 1 });
      const behind = encode({ type: 'publish', packetIdentifier: 7, topic: topic('a'), payload: 'behind', qos: 1 });

      await wrong.sendBytes(Uint8Array.of(firstBytes[type], 0), behind);

      await wrong.expectClosed({ on: `a packet of type ${type}` });
      await publisher.publish(topic('a'), 'later', { qos: 1 });
      const first = await watcher.expect('publish');
      observe('a PUBLISH behind it', new TextDecoder().decode(first.payload) === 'behind' ? 'processed' : 'dropped');
    },
  }),
);
