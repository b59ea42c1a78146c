import { fault } from '../fault.ts';

export default [
  fault({
    name: 'keep-alive-never-expires',
    title: 'A silent client is never cut off',
    breaks: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    bend: (rules) => ({ ...rules, silenceLimitMs: () => Number.POSITIVE_INFINITY }),
  }),
  fault({
    name: 'keep-alive-never-expires-beyond-3-seconds',
    title: 'A silent client is cut off only when its Keep Alive is 3 seconds or less',
    breaks: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    bend: (rules) => ({
      ...rules,
      silenceLimitMs: (seconds, session) =>
        seconds > 3 ? Number.POSITIVE_INFINITY : rules.silenceLimitMs(seconds, session),
    }),
  }),
];
