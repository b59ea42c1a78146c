import type { Violation } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** A SUBSCRIBE in which the filter at fault is one of the same length that stands for nothing, or its No Local is 0. */
function mended(bytes: Uint8Array, { statement, offset }: Violation): Uint8Array {
  if (statement === 'MQTT-3.8.3-4') return bytes.map((byte, at) => (at === offset ? byte & ~0x04 : byte));
  const length = ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
  return bytes.map((byte, at) => (at >= offset + 2 && at < offset + 2 + length ? 0x78 : byte));
}

/** A broker that grants a Shared Subscription with something wrong in it. */
function granting(name: string, title: string, statement: StatementId50, seenIn: readonly string[] = []) {
  return fault({
    name: `shared-grants-${name}`,
    title,
    breaks: { '5.0': [statement, 'MQTT-4.13.1-1'] },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bendWire: () => ({
      inboundViolation: (violation, bytes) =>
        violation.statement === statement && (bytes[0] ?? 0) >> 4 === 8 ? [mended(bytes, violation)] : [bytes],
    }),
  });
}

export default [
  granting('no-share-name', 'A Shared Subscription without a share name is granted', 'MQTT-4.8.2-1', [
    'mosquitto#3319',
  ]),
  granting(
    'wildcards-in-the-share-name',
    'A Shared Subscription with a wildcard in its share name, or without a filter, is granted',
    'MQTT-4.8.2-2',
    ['mosquitto#3319'],
  ),
  granting('misplaced-hash', 'A filter with # in a wrong place is granted', 'MQTT-4.7.1-1'),
  granting('misplaced-plus', 'A filter with + in a wrong place is granted', 'MQTT-4.7.1-2'),
  granting('no-local', 'No Local on a Shared Subscription is ignored', 'MQTT-3.8.3-4', ['emqx PR11074']),
];
