import { encodePacket, type Publish } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** What the restricted broker tells as its Maximum Packet Size. */
const maximum = 65_536;

/** The same message in a packet of so many bytes more or less. */
const resized = (publish: Publish, by: number): Uint8Array =>
  encodePacket(
    {
      ...publish,
      payload: by < 0 ? publish.payload.subarray(0, by) : Uint8Array.of(...publish.payload, ...new Uint8Array(by)),
    },
    '5.0',
  );

/** A broker that makes something else of a PUBLISH of a certain size. */
function sized(
  name: string,
  title: string,
  breaks: readonly StatementId50[],
  make: (publish: Publish, bytes: Uint8Array) => readonly Uint8Array[],
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `size-inbound-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bendWire: () => ({
      inbound: (packet, bytes) => (packet.type === 'publish' ? make(packet, bytes) : [bytes]),
    }),
  });
}

const beyond = ['MQTT-3.2.2-15', 'v5.0-3.2.2.3.6-u2'] as const;

export default [
  sized('beyond-taken', 'A PUBLISH beyond the Maximum Packet Size is taken', beyond, (publish, bytes) =>
    bytes.length > maximum ? [resized(publish, maximum - bytes.length)] : [bytes],
  ),
  sized(
    'without-header',
    'The fixed header is not counted: a PUBLISH of up to three bytes too much is taken',
    beyond,
    (publish, bytes) =>
      bytes.length > maximum && bytes.length <= maximum + 3 ? [resized(publish, maximum - bytes.length)] : [bytes],
    ['mosquitto#3515'],
  ),
  sized('beyond-dropped', 'A PUBLISH beyond the Maximum Packet Size is passed over', beyond, (_publish, bytes) =>
    bytes.length > maximum ? [] : [bytes],
  ),
  sized(
    'beyond-delivered',
    'A PUBLISH beyond the Maximum Packet Size is delivered, then the connection is closed',
    beyond,
    (publish, bytes) => (bytes.length > maximum ? [resized(publish, maximum - bytes.length), bytes] : [bytes]),
  ),
  sized(
    'maximum-refused',
    'A PUBLISH of just the Maximum Packet Size ends the connection',
    ['MQTT-3.3.4-1', 'MQTT-4.5.0-1'],
    (publish, bytes) => (bytes.length === maximum ? [resized(publish, 1)] : [bytes]),
  ),
  sized(
    'one-below-refused',
    'A PUBLISH of one byte less than the Maximum Packet Size ends the connection',
    ['MQTT-3.3.4-1', 'MQTT-4.5.0-1'],
    (publish, bytes) => (bytes.length === maximum - 1 ? [resized(publish, 2)] : [bytes]),
  ),
];
