import { fault } from '../fault.ts';

export default fault({
  name: 'malformed-told-as-implementation-specific',
  title: 'Before the connection is closed for a violation a DISCONNECT tells 0x83, which says nothing of it',
  breaks: { '5.0': ['v5.0-4.13.1-u5', 'v5.0-2.2.2.2-u2'] },
  bend: (rules) => ({
    ...rules,
    disconnectReasonCode: (end) => (end.kind === 'violation' ? 0x83 : rules.disconnectReasonCode(end)),
  }),
});
