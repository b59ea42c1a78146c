import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

/** A broker that does not replace a subscription by the one made again. */
function replacing(name: string, title: string, resubscribed: Rules['resubscribed']) {
  return fault({
    name: `subscribed-again-${name}`,
    title,
    breaks: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-3'] },
    bend: (rules) => ({ ...rules, resubscribed }),
  });
}

/** A broker that sends no retained messages for some subscriptions made again. */
function withoutRetained(name: string, title: string, isLeftOut: (before: number, now: number) => boolean) {
  return fault({
    name: `subscribed-again-without-retained${name}`,
    title,
    breaks: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-4'] },
    bend: (rules) => ({
      ...rules,
      sendsRetained: (made, replaced, session) =>
        !(replaced !== undefined && isLeftOut(replaced.qos, made.qos)) && rules.sendsRetained(made, replaced, session),
    }),
  });
}

export default [
  replacing('keeps-the-old-qos', 'Subscribing again changes nothing', (_made, existing) => existing),
  replacing('never-lowers-qos', 'Subscribing again raises the QoS but never lowers it', (made, existing) =>
    made.qos > existing.qos ? made : existing,
  ),
  replacing('never-raises-qos', 'Subscribing again lowers the QoS but never raises it', (made, existing) =>
    made.qos < existing.qos ? made : existing,
  ),
  replacing(
    'keeps-the-old-qos-of-wildcards',
    'Subscribing again to a filter with a wildcard changes nothing',
    (made, existing) => (/[+#]/.test(made.topicFilter) ? existing : made),
  ),
  withoutRetained('', 'Subscribing again brings no retained message', () => true),
  withoutRetained(
    '-at-the-same-qos',
    'Subscribing again at the same QoS brings no retained message',
    (before, now) => before === now,
  ),
  withoutRetained(
    '-at-a-lower-qos',
    'Subscribing again at a lower QoS brings no retained message',
    (before, now) => now < before,
  ),
  withoutRetained(
    '-at-a-higher-qos',
    'Subscribing again at a higher QoS brings no retained message',
    (before, now) => now > before,
  ),
  fault({
    name: 'subscribed-again-leaves-a-gap',
    title: 'The first message after a subscription was made again is lost',
    breaks: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-4'] },
    bend: (rules) => {
      const replacedIn = new Set<string>();
      return {
        ...rules,
        resubscribed: (made, existing, session) => {
          replacedIn.add(session.clientId);
          return rules.resubscribed(made, existing, session);
        },
        deliversTo: (session, message, cause) =>
          !(cause === 'live' && replacedIn.delete(session.clientId)) && rules.deliversTo(session, message, cause),
      };
    },
  }),
  fault({
    name: 'subscribed-again-delivers-twice',
    title: 'A subscription made again stands beside the old one: each message comes twice',
    breaks: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-3'] },
    bendWire: () => {
      const held = new Set<string>();
      let isDoubled = false;
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'subscribe') {
            for (const { topicFilter } of packet.subscriptions) {
              isDoubled ||= held.has(topicFilter);
              held.add(topicFilter);
            }
          }
          return [bytes];
        },
        outbound: (packet, bytes) =>
          isDoubled && packet.type === 'publish' && !packet.retain && packet.qos === 0 ? [bytes, bytes] : [bytes],
      };
    },
  }),
];
