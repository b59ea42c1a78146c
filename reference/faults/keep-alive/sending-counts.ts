import { fault } from '../fault.ts';

export default fault({
  name: 'keep-alive-counts-what-is-sent',
  title: 'What the broker sends to a client counts as a sign of its life',
  breaks: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
  bend: (rules) => ({ ...rules, endsSilence: (event) => event === 'sent' || rules.endsSilence(event) }),
});
