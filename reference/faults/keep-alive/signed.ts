import { fault } from '../fault.ts';

export default fault({
  name: 'keep-alive-signed',
  title: 'Keep Alive is read as a signed number, so that the longest ones are over at once',
  breaks: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
  bend: (rules) => ({
    ...rules,
    silenceLimitMs: (seconds, session) => (seconds > 32_767 ? 0 : rules.silenceLimitMs(seconds, session)),
  }),
});
