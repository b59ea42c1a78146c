import { matrix, scenario } from '../../harness/scenario.ts';

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 256);

/** By name; the longest is what its two byte length can tell. */
const payloads: Readonly<Record<string, Uint8Array>> = {
  empty: new Uint8Array(0),
  'one-zero-byte': Uint8Array.of(0),
  'every-byte': bytesOf(256),
  '16383-bytes': bytesOf(16_383),
  '65535-bytes': bytesOf(65_535),
};

/** A packet with so much payload is taken everywhere. */
const smallBytes = 256;
/** What CONNECT holds besides: topic, client id, user name and password. */
const aroundBytes = 300;

export default matrix({ message: Object.entries(payloads) }, ({ message: [name, payload] }) =>
  scenario({
    id: `will/payload/${name}`,
    title: `A Will Message of ${name.replaceAll('-', ' ')} is published as it is, without its length`,
    statements: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    needs: [
      { maxQos: 1 },
      ...(payload.length > smallBytes ? [{ maximumPacketSize: payload.length + aroundBytes }] : []),
    ],
    lesson: `A Will Message is binary: any bytes, none at all, or up to 65,535, for in CONNECT its length is a two byte
      number. That length is not part of the message.`,

    async run({ connect, topic }) {
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: 1 });
      const dying = await connect({ will: { topic: topic('will'), payload, qos: 1 } });

      await dying.cut();

      await watcher.expect('publish', { topic: topic('will'), payload, qos: 1 });
      await watcher.expectNo('publish', { after: watcher });
    },
  }),
);
