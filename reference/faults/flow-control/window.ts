import type { Rules } from '../../broker/rules.ts';
import type { SessionView } from '../../broker/session/session.ts';
import { encodePacket } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type Window = Rules['inFlightWindow'];

const kept = ['MQTT-3.3.4-9', 'MQTT-4.9.0-2'] as const;

/** A broker that has another number of messages under way to a client than its Receive Maximum allows. */
function windowed(
  name: string,
  title: string,
  bend: (standard: Window) => Window,
  { breaks = kept, seenIn }: { breaks?: readonly StatementId50[]; seenIn?: readonly string[] } = {},
) {
  return fault({
    name: `flow-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...(seenIn === undefined ? {} : { seenIn }),
    bend: (rules) => ({ ...rules, inFlightWindow: bend(rules.inFlightWindow) }),
  });
}

const countOf = ({ inFlight }: SessionView, is: (item: { awaiting: string; attempts: number }) => boolean): number =>
  [...inFlight.values()].filter(is).length;

export default [
  windowed('receive-maximum-ignored', 'The Receive Maximum of a client is not looked at', () => (limit) => limit),
  windowed(
    'one-beyond-the-receive-maximum',
    'One message more than the Receive Maximum is under way',
    (standard) => (limit, session) => standard(limit, session) + 1,
  ),
  windowed(
    'twice-the-receive-maximum',
    'QoS 1 and QoS 2 have a Receive Maximum each',
    (standard) => (limit, session) => 2 * standard(limit, session),
  ),
  windowed(
    'connack-takes-a-place',
    'CONNACK takes a place in the Receive Maximum for good',
    (standard) => (limit, session) => standard(limit, session) - 1,
    { breaks: ['MQTT-4.9.0-1', 'MQTT-4.5.0-1'], seenIn: ['mosquitto#1332'] },
  ),
  windowed(
    'resent-not-counted',
    'What is sent again takes no place in the Receive Maximum',
    (standard) => (limit, session) => standard(limit, session) + countOf(session, ({ attempts }) => attempts > 1),
  ),
  windowed(
    'of-the-first-connection',
    'The Receive Maximum of the first connection of a session holds for the later ones',
    (standard) => {
      const first = new Map<string, number>();
      return (limit, session) => {
        const window = first.get(session.clientId) ?? standard(limit, session);
        first.set(session.clientId, window);
        return window;
      };
    },
  ),
  fault({
    name: 'flow-room-at-pubrec',
    title: 'PUBREC makes room for the next message, as if PUBCOMP had come with it',
    breaks: { '5.0': kept },
    bendWire: () => ({
      inbound: (packet, bytes) => {
        if (packet.type !== 'pubrec' || packet.reasonCode >= 0x80) return [bytes];
        const { packetIdentifier } = packet;
        return [bytes, encodePacket({ type: 'pubcomp', packetIdentifier, reasonCode: 0 }, '5.0')];
      },
    }),
  }),
  fault({
    name: 'flow-pubcomp-of-before-makes-room',
    title: 'PUBCOMP for a PUBREL that was sent again makes the quota larger than the Receive Maximum',
    breaks: { '5.0': kept },
    bend: (rules) => {
      const extra = new Map<string, number>();
      return {
        ...rules,
        onAcknowledgement: (packetType, inFlight, session) => {
          const { clientId } = session;
          if (packetType === 'pubcomp' && (inFlight?.attempts ?? 0) > 1)
            extra.set(clientId, (extra.get(clientId) ?? 0) + 1);
          return rules.onAcknowledgement(packetType, inFlight, session);
        },
        inFlightWindow: (limit, session) => rules.inFlightWindow(limit, session) + (extra.get(session.clientId) ?? 0),
      };
    },
  }),
  fault({
    name: 'flow-qos-0-takes-a-place',
    title: 'A message at QoS 0 takes a place in the Receive Maximum and never gives it back',
    breaks: { '5.0': ['MQTT-4.9.0-2', 'MQTT-4.5.0-1'] },
    bend: (rules) => {
      const sent = new Map<string, number>();
      return {
        ...rules,
        dupFlag: (delivery, attempt, session) => {
          if (delivery.qos === 0) sent.set(session.clientId, (sent.get(session.clientId) ?? 0) + 1);
          return rules.dupFlag(delivery, attempt, session);
        },
        inFlightWindow: (limit, session) => rules.inFlightWindow(limit, session) - (sent.get(session.clientId) ?? 0),
      };
    },
  }),
  fault({
    name: 'flow-pubrels-within-receive-maximum',
    title: 'No more PUBRELs are sent again than the Receive Maximum says',
    breaks: { '5.0': ['MQTT-3.3.4-10', 'MQTT-4.4.0-1'] },
    bend: (rules) => ({
      ...rules,
      redelivers: (inFlight, session) => {
        const place = [...session.inFlight.keys()].indexOf(inFlight.packetIdentifier);
        return place < session.terms.receiveMaximum && rules.redelivers(inFlight, session);
      },
    }),
  }),
  fault({
    name: 'flow-one-full-client-stops-all',
    title: 'While the Receive Maximum of one client is reached nobody else gets anything',
    breaks: { '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => {
      const seen = new Set<SessionView>();
      return {
        ...rules,
        deliversTo: (session, message, cause) => {
          seen.add(session);
          const isHeldUp = [...seen].some(
            (other) => other !== session && other.inFlight.size >= other.terms.receiveMaximum,
          );
          return !isHeldUp && rules.deliversTo(session, message, cause);
        },
      };
    },
  }),
];
