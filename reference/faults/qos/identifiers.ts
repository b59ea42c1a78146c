import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

type Next = Rules['nextPacketIdentifier'];

/** A broker that chooses the identifiers of what it sends otherwise. */
function choosing(name: string, title: string, next: Next, seenIn: readonly string[] = []) {
  return fault({
    name: `qos-identifier-${name}`,
    title,
    breaks: {
      '3.1': [],
      '3.1.1': ['MQTT-2.3.1-4', 'MQTT-4.3.2-1', 'MQTT-4.3.3-1'],
      '5.0': ['MQTT-2.2.1-4', 'MQTT-4.3.2-1', 'MQTT-4.3.3-1'],
    },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bend: (rules) => ({ ...rules, nextPacketIdentifier: next }),
  });
}

/** The lowest identifier that is not in use, or of which `isFree` says so. */
function lowest(
  inFlight: Parameters<Next>[1],
  isFree: (item: { awaiting: string; attempts: number }) => boolean,
): number {
  let next = 1;
  for (let item = inFlight.get(next); item !== undefined && !isFree(item); item = inFlight.get(next)) next += 1;
  return next;
}

export default [
  choosing('always-the-same', 'All messages to a subscriber have the identifier 1', () => 1),
  choosing('zero', 'The first message to a subscriber has the identifier 0', (last, inFlight) =>
    inFlight.size === 0 ? 0 : last + 1,
  ),
  choosing(
    'reused-after-the-wrap',
    'When the identifiers (of one byte) have gone round, those in use are given out again',
    (last) => (last % 255) + 1,
    ['mosquitto#3598'],
  ),
  choosing('free-after-pubrec', 'An identifier is free again with PUBREC', (_last, inFlight) =>
    lowest(inFlight, ({ awaiting }) => awaiting === 'pubcomp'),
  ),
  choosing('free-when-sent-again', 'The identifier of what was sent again counts as free', (_last, inFlight) =>
    lowest(inFlight, ({ attempts }) => attempts > 1),
  ),
];
