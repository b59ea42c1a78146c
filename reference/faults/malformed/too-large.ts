import { fault } from '../fault.ts';

export default fault({
  name: 'packet-too-large-met-by-silence',
  title: 'A packet larger than the server takes is not answered, and the connection stays open',
  breaks: { '5.0': ['v5.0-3.2.2.3.6-u2'] },
  bend: (rules) => ({
    ...rules,
    onViolation: (violation, context) =>
      violation.kind === 'packet-too-large' ? { type: 'ignore' } : rules.onViolation(violation, context),
  }),
});
