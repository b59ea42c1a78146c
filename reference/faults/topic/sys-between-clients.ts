import { fault } from '../fault.ts';

export default fault({
  name: 'sys-open-to-clients',
  title: 'What clients publish below $SYS is passed on like any other message',
  breaks: { '3.1.1': ['v3.1.1-4.7.2-u1'], '5.0': ['v5.0-4.7.2-u1'] },
  bend: (rules) => ({ ...rules, admits: () => 'publish' }),
});
