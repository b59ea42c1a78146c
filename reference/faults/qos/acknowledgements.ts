import type { Rules } from '../../broker/rules.ts';
import type { PacketType } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type OnAcknowledgement = Rules['onAcknowledgement'];

/** A broker that does something else with an acknowledgement. */
function on(
  name: string,
  title: string,
  qos: 1 | 2,
  bend: (standard: OnAcknowledgement) => OnAcknowledgement,
  breaks50: readonly StatementId50[] = [qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-4'],
) {
  return fault({
    name: `qos-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': [qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1'], '5.0': breaks50 },
    bend: (rules) => ({ ...rules, onAcknowledgement: bend(rules.onAcknowledgement) }),
  });
}

/** A packet that ends the exchange of a message at that QoS, though it is not the one that is owed. */
const wrongKinds = [
  { qos: 1, packet: 'pubrec' },
  { qos: 1, packet: 'pubcomp' },
  { qos: 2, packet: 'puback' },
  { qos: 2, packet: 'pubcomp' },
] as const;

const acknowledging: readonly PacketType[] = ['puback', 'pubrec', 'pubcomp'];

export default [
  ...wrongKinds.map(({ qos, packet }) =>
    on(
      `${qos}-ended-by-${packet}`,
      `A ${packet.toUpperCase()} ends the delivery of an unacknowledged PUBLISH at QoS ${qos}`,
      qos,
      (standard) => (type, inFlight, session) =>
        type === packet && inFlight?.delivery.qos === qos && inFlight.awaiting !== 'pubcomp'
          ? 'complete'
          : standard(type, inFlight, session),
      [qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-3'],
    ),
  ),
  on(
    '2-without-pubrel',
    'PUBREC ends the delivery, and no PUBREL follows',
    2,
    (standard) => (type, inFlight, session) => {
      const action = standard(type, inFlight, session);
      return action === 'release' ? 'complete' : action;
    },
  ),
  on(
    '2-repeated-pubrec-ignored',
    'A repeated PUBREC gets no PUBREL',
    2,
    (standard) => (type, inFlight, session) =>
      type === 'pubrec' && inFlight?.awaiting === 'pubcomp' ? 'ignore' : standard(type, inFlight, session),
  ),
  on(
    '2-repeated-pubrec-closes',
    'A repeated PUBREC gets the connection closed',
    2,
    (standard) => (type, inFlight, session) =>
      type === 'pubrec' && inFlight?.awaiting === 'pubcomp' ? 'close' : standard(type, inFlight, session),
  ),
  on(
    '1-ended-only-at-the-third-message',
    'PUBACK does not end the delivery of the first two messages',
    1,
    (standard) => (type, inFlight, session) =>
      type === 'puback' && (inFlight?.packetIdentifier ?? 0) <= 2 ? 'ignore' : standard(type, inFlight, session),
  ),
  ...([1, 2] as const).map((qos) =>
    on(
      `${qos}-never-ended`,
      `${qos === 1 ? 'PUBACK' : 'PUBCOMP'} does not end the delivery of a message at QoS ${qos}`,
      qos,
      (standard) => (type, inFlight, session) => {
        const action = standard(type, inFlight, session);
        return action === 'complete' && inFlight?.delivery.qos === qos ? 'ignore' : action;
      },
      ['MQTT-4.4.0-1', qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-5'],
    ),
  ),
  ...([1, 2] as const).map((qos) =>
    fault({
      name: `qos-${qos}-ended-for-all-by-one`,
      title: `One subscriber's acknowledgement ends the delivery at QoS ${qos} to all`,
      breaks: {
        '3.1': [],
        '3.1.1': [qos === 1 ? 'MQTT-4.3.2-1' : 'MQTT-4.3.3-1', 'MQTT-4.4.0-1'],
        '5.0': [qos === 1 ? 'MQTT-4.3.2-3' : 'MQTT-4.3.3-3', 'MQTT-4.4.0-1'],
      },
      bend: (rules) => {
        const ended = new WeakSet<object>();
        return {
          ...rules,
          onAcknowledgement: (type, inFlight, session) => {
            const action = rules.onAcknowledgement(type, inFlight, session);
            if (action === 'complete' && inFlight?.delivery.qos === qos) ended.add(inFlight.delivery.message);
            return action;
          },
          redelivers: (inFlight, session) =>
            !ended.has(inFlight.delivery.message) && rules.redelivers(inFlight, session),
        };
      },
    }),
  ),
  fault({
    name: 'qos-any-acknowledgement-ends-the-oldest',
    title: 'An acknowledgement counts for the oldest message in flight, whatever identifier it has',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.3.2-1', 'MQTT-4.3.3-1'], '5.0': ['MQTT-4.3.2-3', 'MQTT-4.3.3-3'] },
    bendWire: () => {
      const inFlight: number[] = [];
      return {
        outbound: (packet, bytes) => {
          if (packet.type === 'publish' && packet.qos > 0) inFlight.push(packet.packetIdentifier ?? 0);
          return [bytes];
        },
        inbound: (packet, bytes) => {
          if (!acknowledging.includes(packet.type)) return [bytes];
          const identifier = (packet.type === 'pubrec' ? inFlight[0] : inFlight.shift()) ?? 1;
          return [Uint8Array.of(...bytes.subarray(0, 2), identifier >> 8, identifier & 0xff, ...bytes.subarray(4))];
        },
      };
    },
  }),
  ...acknowledging.map((packet) =>
    fault({
      name: `qos-${packet}-of-nothing-ends-everything`,
      title: `After a ${packet.toUpperCase()} for an identifier that is not in use nothing is sent again`,
      breaks: { '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] },
      bend: (rules) => {
        const given = new Set<string>();
        return {
          ...rules,
          onAcknowledgement: (type, inFlight, session) => {
            if (type === packet && inFlight === undefined) given.add(session.clientId);
            return rules.onAcknowledgement(type, inFlight, session);
          },
          redelivers: (inFlight, session) => !given.has(session.clientId) && rules.redelivers(inFlight, session),
        };
      },
    }),
  ),
  fault({
    name: 'qos-pubrel-of-the-latest',
    title: 'PUBREL carries the identifier of the latest message sent',
    breaks: { '3.1': [], '3.1.1': ['MQTT-2.3.1-6', 'MQTT-4.3.3-1'], '5.0': ['MQTT-2.2.1-5', 'MQTT-4.3.3-4'] },
    bend: (rules) => ({ ...rules, pubrelIdentifier: (_inFlight, session) => session.lastPacketIdentifier }),
  }),
  fault({
    name: 'qos-2-pubrel-before-pubrec',
    title: 'PUBREL follows PUBLISH at once, without waiting for PUBREC',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.3.3-1'], '5.0': ['MQTT-4.3.3-4'] },
    bendWire: () => ({
      outbound: (packet, bytes) => {
        if (packet.type !== 'publish' || packet.qos !== 2) return [bytes];
        const identifier = packet.packetIdentifier ?? 0;
        return [bytes, Uint8Array.of(0x62, 2, identifier >> 8, identifier & 0xff)];
      },
    }),
  }),
  fault({
    name: 'qos-1-sent-twice',
    title: 'Messages at QoS 1 are sent twice under one identifier, both times without DUP',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.3.2-1'], '5.0': ['MQTT-4.3.2-2', 'MQTT-4.4.0-1'] },
    bendWire: () => ({
      outbound: (packet, bytes) => (packet.type === 'publish' && packet.qos === 1 ? [bytes, bytes] : [bytes]),
    }),
  }),
];
