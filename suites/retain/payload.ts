import { matrix, scenario } from '../../harness/scenario.ts';

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 256);

const payloads: Readonly<Record<string, Uint8Array>> = {
  'one-zero-byte': Uint8Array.of(0),
  'every-byte': bytesOf(256),
  '65536-bytes': bytesOf(65_536),
};

/** A packet with so much payload is taken everywhere. */
const smallBytes = 256;

export default matrix({ message: Object.entries(payloads) }, ({ message: [name, payload] }) =>
  scenario({
    id: `retain/payload/${name}`,
    title: `A retained message of ${name.replaceAll('-', ' ')} is kept and handed out as it came`,
    statements: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    needs: [
      'retain-available',
      { maxQos: 1 },
      ...(payload.length > smallBytes ? [{ maximumPacketSize: payload.length + 100 }] : []),
    ],
    lesson: `The store does not look into payloads. Only one of no bytes at all has a meaning to it: a single zero byte, or a
      space, is something to keep.`,

    async run({ connect, topic }) {
      const [publisher, late] = [await connect(), await connect()];
      await publisher.publish(topic('a'), payload, { qos: 1, retain: true });

      await late.subscribe(topic('a'), { qos: 1 });

      await late.expect('publish', { topic: topic('a'), payload, qos: 1, retain: true });
    },
  }),
);
