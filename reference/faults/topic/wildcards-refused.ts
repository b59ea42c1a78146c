import { hasWildcard } from '../../codec/index.ts';
import { fault } from '../fault.ts';

export default fault({
  name: 'wildcards-refused-unsaid',
  title: 'Filters with wildcards are refused, though nothing was said of that',
  breaks: { '3.1.1': ['v3.1.1-3.8.3-u1'], '5.0': ['MQTT-3.8.4-6'] },
  bend: (rules) => ({
    ...rules,
    subackCode: (granted, requested) =>
      hasWildcard(requested.topicFilter) ? 0x80 : rules.subackCode(granted, requested),
  }),
});
