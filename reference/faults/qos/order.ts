import type { Rules } from '../../broker/rules.ts';
import type { Packet } from '../../codec/index.ts';
import { type Fault, fault } from '../fault.ts';

/** In 5.0 no rule is about the order of the server's PUBRELs. */
const breaksOfPubrels = { '3.1': [], '3.1.1': ['MQTT-4.6.0-6', 'MQTT-4.6.0-5'] } as const;
const breaks = { ...breaksOfPubrels, '5.0': ['MQTT-4.6.0-5', 'MQTT-4.6.0-6'] } as const;

/** A broker in which every `nth` of some packets is overtaken by the next one. */
function overtaken(
  name: string,
  title: string,
  nth: number,
  isMeant: (packet: Packet) => boolean,
  broken: Fault['breaks'] = breaks,
) {
  return fault({
    name: `qos-order-${name}`,
    title,
    breaks: broken,
    bendWire: () => {
      let count = 0;
      let held: Uint8Array | null = null;
      return {
        outbound: (packet, bytes) => {
          if (!isMeant(packet)) return [bytes];
          count += 1;
          if (count % nth === 0) {
            held = bytes;
            return [];
          }
          const behind = held === null ? [] : [held];
          held = null;
          return [bytes, ...behind];
        },
      };
    },
  });
}

/** A broker that sends things again in another order. */
function again(name: string, title: string, order: Rules['redeliveryOrder'], broken: Fault['breaks'] = breaks) {
  return fault({
    name: `qos-order-again-${name}`,
    title,
    breaks: broken,
    bend: (rules) => ({ ...rules, redeliveryOrder: order }),
  });
}

export default [
  ...([0, 1, 2] as const).map((qos) =>
    overtaken(
      `live-at-qos-${qos}`,
      `Every fifth message at QoS ${qos} is overtaken by the next`,
      5,
      (packet) => packet.type === 'publish' && packet.qos === qos && !packet.dup,
    ),
  ),
  overtaken(
    'of-pubrels',
    'Every third PUBREL is overtaken by the next',
    3,
    ({ type }) => type === 'pubrel',
    breaksOfPubrels,
  ),
  fault({
    name: 'qos-order-behind-the-window',
    title: 'What waits for room in the in-flight window is sent last in, first out',
    breaks,
    bend: (rules) => ({ ...rules, inFlightWindow: () => 10, placeInQueue: () => 0 }),
  }),
  ...([1, 2] as const).map((qos) =>
    fault({
      name: `qos-order-queued-at-qos-${qos}`,
      title: `What waits for an absent client at QoS ${qos} is sent last in, first out`,
      breaks,
      ...(qos === 1 ? { seenIn: ['erlio/vmq_server PR28'] } : {}),
      bend: (rules) => ({
        ...rules,
        placeInQueue: (delivery, session) => (delivery.qos === qos ? 0 : rules.placeInQueue(delivery, session)),
      }),
    }),
  ),
  again('reversed', 'What is sent again is sent in reverse order', (inFlight) => inFlight.toReversed()),
  again('by-text', 'What is sent again is sent in the order of its identifiers as text', (inFlight) =>
    inFlight.toSorted((a, b) => (`${a.packetIdentifier}` < `${b.packetIdentifier}` ? -1 : 1)),
  ),
  again(
    'of-pubrels-reversed',
    'PUBRELs are sent again in reverse order',
    (inFlight) => {
      const released = inFlight.filter(({ awaiting }) => awaiting === 'pubcomp');
      return inFlight.map((item) => (item.awaiting === 'pubcomp' ? (released.pop() ?? item) : item));
    },
    breaksOfPubrels,
  ),
  again('at-qos-2-reversed', 'What is sent again at QoS 2 is sent in reverse order', (inFlight) => {
    const second = inFlight.filter(({ delivery }) => delivery.qos === 2);
    return inFlight.map((item) => (item.delivery.qos === 2 ? (second.pop() ?? item) : item));
  }),
  fault({
    name: 'qos-order-again-behind-the-new',
    title: 'What is sent again comes behind what waited',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-5'] },
    seenIn: ['mqtt-lib#151'],
    bend: (rules) => ({ ...rules, redeliversBeforeQueue: () => false }),
  }),
  fault({
    name: 'qos-order-again-reversed-at-third-return',
    title: 'From the third return on, what is sent again is sent in reverse order',
    breaks,
    bend: (rules) => ({
      ...rules,
      redeliveryOrder: (inFlight, session) =>
        session.connects > 3 ? inFlight.toReversed() : rules.redeliveryOrder(inFlight, session),
    }),
  }),
];
