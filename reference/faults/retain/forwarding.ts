import type { Message } from '../../broker/message.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly seenIn?: readonly string[];
  readonly withholds: (message: Message) => boolean;
}

const variants: readonly Variant[] = [
  {
    name: 'clearing',
    title: 'An empty retained message clears its topic and goes to nobody',
    seenIn: ['vernemq#156', 'emqx#1336'],
    withholds: ({ retain, payload }) => retain && payload.length === 0,
  },
  {
    name: 'clearing-at-qos-0',
    title: 'An empty retained message at QoS 0 clears its topic and goes to nobody',
    withholds: ({ retain, payload, qos }) => retain && payload.length === 0 && qos === 0,
  },
  {
    name: 'setting',
    title: 'A retained message goes to the store and not to present subscribers',
    withholds: ({ retain, payload }) => retain && payload.length > 0,
  },
];

export default [
  ...variants.map(({ name, title, withholds, ...more }) =>
    fault({
      name: `retained-${name}-not-forwarded`,
      title,
      breaks: {
        '3.1.1': [name === 'setting' ? 'MQTT-4.5.0-1' : 'MQTT-3.3.1-10'],
        '5.0': [name === 'setting' ? 'MQTT-4.5.0-1' : 'MQTT-3.3.1-6'],
      },
      ...more,
      bend: (rules) => ({ ...rules, forwards: (message) => !withholds(message) && rules.forwards(message) }),
    }),
  ),
  fault({
    name: 'retained-clearing-not-forwarded-where-nothing-is',
    title: 'An empty retained message is forwarded only if it clears something',
    breaks: { '3.1.1': ['MQTT-3.3.1-10'], '5.0': ['MQTT-3.3.1-6'] },
    bend: (rules) => {
      const idle = new WeakSet<Message>();
      return {
        ...rules,
        retainedChange: (message, retainedAt) => {
          if (message.retain && message.payload.length === 0 && retainedAt(message.topic) === undefined)
            idle.add(message);
          return rules.retainedChange(message, retainedAt);
        },
        forwards: (message) => !idle.has(message) && rules.forwards(message),
      };
    },
  }),
];
