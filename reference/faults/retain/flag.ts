import type { Cause, Message } from '../../broker/message.ts';
import type { SessionView } from '../../broker/session/session.ts';
import { encodePacket } from '../../codec/index.ts';
import type { Citations } from '../../statements/index.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly breaks: Citations;
  readonly seenIn?: readonly string[];
  /** Whether the flag is the wrong one. */
  readonly turns: (message: Message, cause: Cause, session: SessionView) => boolean;
}

const variants: readonly Variant[] = [
  {
    name: 'off-for-new-subscriptions',
    title: 'Retained messages are handed out with RETAIN 0',
    breaks: { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] },
    seenIn: ['monster-mq#97', 'paho.mqtt.testing#50'],
    turns: (_message, cause) => cause === 'retained',
  },
  {
    name: 'off-at-qos-2',
    title: 'Messages retained at QoS 2 are handed out with RETAIN 0',
    breaks: { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] },
    turns: ({ qos }, cause) => cause === 'retained' && qos === 2,
  },
  {
    name: 'off-by-wildcard',
    title: 'A wildcard brings retained messages with RETAIN 0',
    breaks: { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] },
    turns: ({ topic }, cause, { subscriptions }) => cause === 'retained' && !subscriptions.has(topic),
  },
  {
    name: 'off-for-its-publisher',
    title: 'A client gets what it retained itself with RETAIN 0',
    breaks: { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] },
    turns: ({ publisher }, cause, { clientId }) => cause === 'retained' && publisher === clientId,
  },
  {
    name: 'on-for-established-subscriptions',
    title: 'Every live message has the RETAIN with which it was published',
    breaks: { '3.1.1': ['MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-12'] },
    turns: ({ retain }, cause) => cause === 'live' && retain,
  },
  {
    name: 'on-at-qos-0',
    title: 'Live messages at QoS 0 have the RETAIN with which they were published',
    breaks: { '3.1.1': ['MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-12'] },
    turns: ({ retain, qos }, cause) => cause === 'live' && retain && qos === 0,
  },
  {
    name: 'on-when-clearing',
    title: 'The empty message that clears a topic goes to present subscribers with RETAIN 1',
    breaks: { '3.1.1': ['MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-12'] },
    turns: ({ retain, payload }, cause) => cause === 'live' && retain && payload.length === 0,
  },
  {
    name: 'on-for-the-absent',
    title: 'What waits for an absent client has the RETAIN with which it was published',
    breaks: { '3.1.1': ['MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-12'] },
    turns: ({ retain }, cause, { connection }) => cause === 'live' && retain && connection === null,
  },
];

export default [
  ...variants.map(({ name, title, breaks, turns, ...more }) =>
    fault({
      name: `retain-flag-${name}`,
      title,
      breaks,
      ...more,
      bend: (rules) => ({
        ...rules,
        retainFlag: (message, cause, session, asPublished) =>
          turns(message, cause, session) !== rules.retainFlag(message, cause, session, asPublished),
      }),
    }),
  ),
  fault({
    name: 'retain-flag-off-when-sent-again',
    title: 'A retained message that has to be sent again has lost its RETAIN',
    breaks: { '3.1.1': ['MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] },
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'publish' && packet.dup && packet.retain
          ? [encodePacket({ ...packet, retain: false }, '3.1.1')]
          : [bytes],
    }),
  }),
];
