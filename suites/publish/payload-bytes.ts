import { hex, matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

const utf8 = new TextEncoder();

/** Bytes that some broker might take for something else than a payload. */
const payloads: Readonly<Record<string, Uint8Array>> = {
  'every-byte': Uint8Array.from({ length: 256 }, (_, at) => at),
  'every-byte-backwards': Uint8Array.from({ length: 256 }, (_, at) => 255 - at),
  'null-bytes': new Uint8Array(32),
  'all-ones': new Uint8Array(32).fill(0xff),
  'ill-formed-utf-8': hex('c0 80 ed a0 80 f8 88 80 80 80 ff fe 80 c3'),
  'byte-order-mark': hex('ef bb bf 61'),
  'line-ends': utf8.encode('\r\n\n\r\r\n \t'),
  'trailing-null': hex('61 62 63 00'),
  'packets-inside': hex('c0 00 e0 00 30 05 00 01 61 62 63 d0 00'),
  json: utf8.encode('{"a": 1.0, "b": [null, "\\u0000"]}'),
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

export default matrix({ kind: Object.keys(payloads), qos: [0, 1] }, ({ kind, qos }) =>
  scenario({
    id: `publish/payload-bytes/${kind}-at-qos-${qos}`,
    title: `A payload of ${kind.replaceAll('-', ' ')} arrives unchanged at QoS ${qos}, live and retained`,
    statements: {
      '3.1': [],
      '3.1.1': ['MQTT-4.5.0-1', 'MQTT-2.3.1-5', 'MQTT-3.3.1-6'],
      '5.0': ['MQTT-4.5.0-1', 'MQTT-2.2.1-2', 'MQTT-3.3.1-9'],
    },
    needs: ['retain-available', { maxQos: 1 }],
    lesson: `What a payload means is between those who send and those who receive it: to the broker it is bytes, whatever they
      look like.`,

    async run({ connect, topic, observe, fail }) {
      const payload = payloads[kind] ?? new Uint8Array(0);
      const [watcher, publisher, late] = [await connect(), await connect(), await connect()];
      await publisher.publish(topic('a'), 'before', { qos: 1, retain: true });
      await watcher.subscribe(topic('a'), { qos });
      // Some look up what is retained after SUBACK: what is published meanwhile may come as that too.
      await watcher.expect('publish', { topic: topic('a'), payload: 'before', retain: true });

      await publisher.publish(topic('a'), payload, { qos, retain: true });
      await watcher.expect('publish', { topic: topic('a'), payload, qos, retain: false });

      await late.subscribe(topic('a'), { qos });
      // At QoS 0 a server may have dropped it [MQTT-3.3.1-7 in 3.1.1].
      if (qos > 0) await late.expect('publish', { topic: topic('a'), payload, retain: true });
      else {
        const came = await arrivals(late, publisher);
        observe('retainsQos0', came.length > 0);
        for (const copy of came) {
          if (!copy.retain) fail('RETAIN 1', 'RETAIN 0');
          if (!isSame(copy.payload, payload)) fail('the payload unchanged', 'another one');
        }
      }
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
