import { matrix, scenario } from '../../harness/scenario.ts';
import { patterned } from './_payloads.ts';

type What = 'payload' | 'remaining-length';

/** Where the Remaining Length takes another byte, and where two bytes no longer hold a length: tried at each QoS. */
const edges: readonly (readonly [What, number])[] = [
  ['payload', 0],
  ['remaining-length', 127],
  ['remaining-length', 128],
  ['remaining-length', 16_383],
  ['remaining-length', 16_384],
  ['payload', 65_535],
  ['payload', 65_536],
];

/** Tried at QoS 1 alone. */
const others: readonly (readonly [What, number])[] = [
  ...[1, 127, 128, 255, 256, 4096, 16_383, 16_384, 32_767, 32_768, 65_537, 1_048_576].map(
    (bytes) => ['payload', bytes] as const,
  ),
  ...[2_097_151, 2_097_152].map((bytes) => ['remaining-length', bytes] as const),
];

/** Beyond so many bytes a scenario is for the slow profile. */
const quickBytes = 1_048_576;

/** The topic's length, and the Packet Identifier; in 5.0 a Property Length of one byte as well. */
const fixedBytes = { 0: 2, 1: 4, 2: 4 };

export default matrix({ size: [...edges, ...others], qos: [0, 1, 2] }, ({ size, qos }) => {
  const [what, bytes] = size;
  return qos !== 1 && others.includes(size)
    ? null
    : scenario({
        id: `publish/payload-size/${what}-${bytes}-at-qos-${qos}`,
        title: `A message with a ${what.replace('-', ' ')} of ${bytes} bytes arrives byte for byte at QoS ${qos}`,
        statements: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.4-1'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.4-1'] },
        needs: [
          { maximumPacketSize: bytes + 100 },
          ...(qos === 0 ? [] : [{ maxQos: qos }]),
          ...(bytes > quickBytes ? (['slow'] as const) : []),
        ],
        lesson: `A payload may be empty, and may be of any bytes. The Remaining Length before it takes one byte up to 127, two up
          to 16,383, three up to 2,097,151, and four beyond: where it grows is where brokers stumble.`,

        async run({ version, connect, topic }) {
          const [watcher, publisher] = [await connect(), await connect()];
          await watcher.subscribe(topic('a'), { qos });
          const header = topic('a').length + fixedBytes[qos] + (version === '5.0' ? 1 : 0);
          const payload = patterned(what === 'payload' ? bytes : bytes - header);

          await publisher.publish(topic('a'), payload, { qos });
          await publisher.publish(topic('a'), 'next', { qos });

          await watcher.expect('publish', { topic: topic('a'), payload, qos });
          await watcher.expect('publish', { payload: 'next', qos }); // the stream is still in step
          await watcher.expectNo('publish', { after: publisher });
        },
      });
});
