import { fault } from '../fault.ts';

export default [
  fault({
    name: 'retained-expires-at-half-time',
    title: 'Retained messages are dropped after half of the time that they should be kept',
    breaks: { '3.1.1': ['v3.1.1-4.1-u1'], '5.0': ['MQTT-3.3.1-5'] },
    bend: (rules) => ({ ...rules, retainedLifetimeMs: (...given) => rules.retainedLifetimeMs(...given) / 2 }),
  }),
  fault({
    name: 'retained-never-expires',
    title: 'Retained messages are handed out beyond the time after which they should be dropped',
    breaks: { '3.1.1': ['v3.1.1-4.1-u1'], '5.0': ['MQTT-3.3.2-5'] },
    seenIn: ['nanomq#525'],
    bend: (rules) => ({ ...rules, retainedLifetimeMs: () => Number.POSITIVE_INFINITY }),
  }),
];
