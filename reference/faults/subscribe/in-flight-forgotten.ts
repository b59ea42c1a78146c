import type { InFlight } from '../../broker/session/session.ts';
import { fault } from '../fault.ts';

/** A broker that gives up some deliveries when their subscription ends. */
function forgetting(name: string, title: string, isForgotten: (inFlight: InFlight) => boolean) {
  return fault({
    name: `unsubscribe-forgets-${name}`,
    title: `UNSUBSCRIBE gives up ${title}`,
    breaks: { '3.1.1': ['MQTT-3.10.4-3'], '5.0': ['MQTT-3.10.4-3'] },
    bend: (rules) => ({ ...rules, completesAfterUnsubscribe: (inFlight) => !isForgotten(inFlight) }),
  });
}

export default [
  forgetting('all-in-flight', 'all deliveries under way', () => true),
  forgetting('qos-1', 'deliveries at QoS 1 under way', ({ delivery }) => delivery.qos === 1),
  forgetting(
    'qos-2-before-pubrec',
    'deliveries at QoS 2 that PUBREC has not come for',
    ({ awaiting }) => awaiting === 'pubrec',
  ),
  forgetting(
    'qos-2-before-pubcomp',
    'deliveries at QoS 2 that only PUBCOMP is owed for',
    ({ awaiting }) => awaiting === 'pubcomp',
  ),
  fault({
    name: 'unsubscribe-makes-acknowledgements-void',
    title: 'PUBACK for a message whose subscription has ended does not complete its delivery',
    breaks: { '3.1.1': ['MQTT-3.10.4-3', 'MQTT-4.3.2-1'], '5.0': ['MQTT-3.10.4-3', 'MQTT-4.3.2-3'] },
    bend: (rules) => ({
      ...rules,
      onAcknowledgement: (packetType, inFlight, session) =>
        packetType === 'puback' && session.subscriptions.size === 0
          ? 'ignore'
          : rules.onAcknowledgement(packetType, inFlight, session),
    }),
  }),
  fault({
    name: 'unsubscribe-then-puback-closes',
    title: 'PUBACK for a message whose subscription has ended closes the connection',
    breaks: { '3.1.1': ['MQTT-3.10.4-3'], '5.0': ['MQTT-3.10.4-3'] },
    bend: (rules) => ({
      ...rules,
      onAcknowledgement: (packetType, inFlight, session) =>
        session.subscriptions.size === 0 ? 'close' : rules.onAcknowledgement(packetType, inFlight, session),
    }),
  }),
];
