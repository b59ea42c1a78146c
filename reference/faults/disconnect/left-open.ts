import { fault } from '../fault.ts';

export default fault({
  name: 'left-open-after-disconnect',
  title: 'After DISCONNECT the server leaves it to the client to close the connection',
  breaks: { '3.1.1': ['v3.1.1-3.14.4-u1'], '5.0': ['v5.0-3.14.4-u1'] },
  bend: (rules) => ({ ...rules, closesOnDisconnect: () => false }),
});
