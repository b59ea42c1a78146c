import { fault } from '../fault.ts';

export default [0, 1000].map((limitMs) =>
  fault({
    name: `keep-alive-zero-closes-after-${limitMs}-ms`,
    title: `Keep Alive 0 is taken for a limit of ${limitMs} ms`,
    breaks: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    ...(limitMs === 0 ? { seenIn: ['ntex-mqtt#14'] } : {}),
    bend: (rules) => ({
      ...rules,
      silenceLimitMs: (keepAliveSeconds, session) =>
        keepAliveSeconds === 0 ? limitMs : rules.silenceLimitMs(keepAliveSeconds, session),
    }),
  }),
);
