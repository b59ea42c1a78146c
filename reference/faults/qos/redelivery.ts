import type { Rules } from '../../broker/rules.ts';
import { encodePacket, type Publish } from '../../codec/index.ts';
import { fault } from '../fault.ts';

type DupFlag = Rules['dupFlag'];

/** A broker that sets DUP otherwise. */
function withDup(name: string, title: string, bend: (standard: DupFlag) => DupFlag, seenIn: readonly string[] = []) {
  return fault({
    name: `qos-dup-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.1-1', 'MQTT-3.3.1-3'], '5.0': ['MQTT-3.3.1-1', 'MQTT-3.3.1-3'] },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bend: (rules) => ({ ...rules, dupFlag: bend(rules.dupFlag) }),
  });
}

/** A broker that sends another packet than at first. */
function changing(name: string, title: string, change: (again: Publish) => Partial<Publish>) {
  return fault({
    name: `qos-again-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] },
    bendWire: () => ({
      outbound: (packet, bytes, version) =>
        packet.type === 'publish' && packet.dup ? [encodePacket({ ...packet, ...change(packet) }, version)] : [bytes],
    }),
  });
}

/** A broker that does not send something again. */
function without(name: string, title: string, isLost: (...of: Parameters<Rules['redelivers']>) => boolean) {
  return fault({
    name: `qos-again-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] },
    bend: (rules) => ({
      ...rules,
      redelivers: (inFlight, session) => !isLost(inFlight, session) && rules.redelivers(inFlight, session),
    }),
  });
}

/** A broker that marks the first PUBLISH of a message as a repetition. */
const firstWithDup = ([1, 2] as const).map((qos) =>
  fault({
    name: `qos-${qos}-first-with-dup`,
    title: `The first PUBLISH of a message at QoS ${qos} has DUP`,
    breaks: { '5.0': [qos === 1 ? 'MQTT-4.3.2-2' : 'MQTT-4.3.3-2'] },
    bend: (rules) => ({
      ...rules,
      dupFlag: (delivery, attempt, session) => delivery.qos === qos || rules.dupFlag(delivery, attempt, session),
    }),
  }),
);

const longestPayloadBytes = 16_384;

export default [
  ...firstWithDup,
  withDup('never-set', 'What is sent again has no DUP', () => () => false, ['bifromq#281']),
  withDup(
    'not-set-at-qos-2',
    'What is sent again at QoS 2 has no DUP',
    (standard) => (delivery, attempt, session) => delivery.qos !== 2 && standard(delivery, attempt, session),
    ['aedes#601'],
  ),
  withDup(
    'set-at-first-return-only',
    'What is sent again has DUP the first time, and not from then on',
    (standard) => (delivery, attempt, session) => attempt === 2 && standard(delivery, attempt, session),
  ),
  withDup(
    'set-after-return',
    'After a return everything has DUP, also what is sent for the first time',
    (standard) => (delivery, attempt, session) =>
      (delivery.qos > 0 && session.connects > 1) || standard(delivery, attempt, session),
  ),
  withDup(
    'passed-on-from-the-queue',
    "What waited for an absent client has the publisher's DUP",
    (standard) => (delivery, attempt, session) =>
      (delivery.qos > 0 && session.connects > 1 && delivery.message.dup) || standard(delivery, attempt, session),
  ),
  changing('without-retain', 'What is sent again has lost its RETAIN', () => ({ retain: false })),
  changing('at-qos-1', 'What is sent again is sent at QoS 1', () => ({ qos: 1 })),
  changing('cut-at-16-kib', 'What is sent again has its payload cut at 16 KiB', ({ payload }) => ({
    payload: payload.subarray(0, longestPayloadBytes),
  })),
  changing('without-payload', 'What is sent again has no payload', () => ({ payload: new Uint8Array(0) })),
  changing('as-text', 'What is sent again has a payload that went through a text', ({ payload }) => ({
    payload: new TextEncoder().encode(new TextDecoder().decode(payload)),
  })),
  without(
    'not-when-retained',
    'A retained message that was not acknowledged is not sent again',
    ({ delivery }) => delivery.cause === 'retained',
  ),
  without(
    'not-when-empty',
    'A message without payload that was not acknowledged is not sent again',
    ({ delivery }) => delivery.message.payload.length === 0,
  ),
  without(
    'not-beside-pubrel',
    'When a PUBREL is owed, no PUBLISH is sent again',
    ({ awaiting }, { inFlight }) =>
      awaiting !== 'pubcomp' && [...inFlight.values()].some((other) => other.awaiting === 'pubcomp'),
  ),
  without(
    'only-the-latest-pubrel',
    'Of several PUBRELs owed only the latest is sent again',
    ({ awaiting, packetIdentifier }, { inFlight }) =>
      awaiting === 'pubcomp' &&
      [...inFlight.values()].filter((other) => other.awaiting === 'pubcomp').at(-1)?.packetIdentifier !==
        packetIdentifier,
  ),
];
