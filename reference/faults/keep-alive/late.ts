import { fault } from '../fault.ts';

const shown = (periods: number): string => String(periods).replace('.', '-');

export default [1.9, 2, 2.5, 3, 10].map((periods) =>
  fault({
    name: `keep-alive-at-${shown(periods)}-periods`,
    title: `A silent client is cut off after ${periods} Keep Alive periods instead of 1.5`,
    breaks: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    bend: (rules) => ({
      ...rules,
      silenceLimitMs: (keepAliveSeconds, session) => (rules.silenceLimitMs(keepAliveSeconds, session) / 1.5) * periods,
    }),
  }),
);
