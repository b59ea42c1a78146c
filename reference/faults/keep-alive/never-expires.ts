import { fault } from '../fault.ts';

export default fault({
  name: 'keep-alive-never-expires',
  title: 'A silent client is never cut off',
  breaks: { '3.1.1': ['MQTT-3.1.2-24'] },
  bend: (rules) => ({ ...rules, silenceLimitMs: () => Number.POSITIVE_INFINITY }),
});
