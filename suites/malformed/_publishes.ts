/** PUBLISH packets that no honest client sends, by what is wrong with them. */

import { forge, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import type { Wrong } from './_wrong.ts';

const payload = Uint8Array.of(0x21);
const [retainNotSupported, qosNotSupported] = [0x9a, 0x9b];
const topicOf = ({ topic }: Stage): Uint8Array => utf8String(topic('a'));

/** A Topic Name whose length tells so many bytes more than there are. */
function overlong({ topic }: Stage, by: number): Uint8Array {
  const name = new TextEncoder().encode(topic('a'));
  return Uint8Array.of(...twoByteInteger(name.length + by), ...name);
}

const noIdentifier = (qos: 1 | 2): Wrong => ({
  what: `PUBLISH at QoS ${qos} that ends before its Packet Identifier does`,
  breaks: { '3.1.1': ['MQTT-2.3.1-1'], '5.0': ['MQTT-2.2.1-3', 'MQTT-4.13.1-1'] },
  reasonCodes: qos === 2 ? [qosNotSupported] : [],
  packets: (stage) => [forge(0x30 | (qos << 1), topicOf(stage)), forge(0x30 | (qos << 1), topicOf(stage), [0])],
});

/** By name. */
export const publishes = {
  'qos-3': {
    what: 'PUBLISH with both QoS bits set',
    breaks: { '3.1.1': ['MQTT-3.3.1-4'], '5.0': ['MQTT-3.3.1-4', 'v5.0-3.3.1.2-u1', 'v5.0-3.3.1.2-u2'] },
    reasonCodes: [qosNotSupported, retainNotSupported],
    packets: (stage) =>
      [0x36, 0x37, 0x3e, 0x3f].map((header) =>
        forge(header, topicOf(stage), twoByteInteger(7), propertiesIn(stage), payload),
      ),
  },
  'no-identifier-at-qos-1': noIdentifier(1),
  'no-identifier-at-qos-2': noIdentifier(2),
  'no-topic': {
    what: 'PUBLISH that ends before its Topic Name begins',
    breaks: { '3.1.1': ['MQTT-3.3.2-1'], '5.0': ['MQTT-3.3.2-1', 'MQTT-4.13.1-1'] },
    packets: () => [forge(0x30), forge(0x30, [0]), forge(0x32)],
  },
  'topic-longer-than-packet': {
    what: 'PUBLISH that ends before its Topic Name does',
    breaks: { '3.1.1': ['MQTT-3.3.2-1'], '5.0': ['MQTT-3.3.2-1', 'MQTT-4.13.1-1'] },
    packets: (stage) => [
      forge(0x30, overlong(stage, 1)),
      forge(0x30, overlong(stage, 60_000)),
      forge(0x32, overlong(stage, 3), [0, 7]),
    ],
  },
} as const satisfies Readonly<Record<string, Wrong>>;
