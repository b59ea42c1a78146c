import { fault } from '../fault.ts';

export default fault({
  name: 'subscription-wears-out',
  title: 'A client gets 25 messages and then no more',
  breaks: { '3.1': [], '3.1.1': ['MQTT-4.1.0-2', 'MQTT-4.5.0-1'], '5.0': ['MQTT-4.1.0-1', 'MQTT-4.5.0-1'] },
  bend: (rules) => {
    const counts = new Map<string, number>();
    return {
      ...rules,
      deliversTo: (session, message, cause) => {
        const count = (counts.get(session.clientId) ?? 0) + 1;
        counts.set(session.clientId, count);
        return count <= 25 && rules.deliversTo(session, message, cause);
      },
    };
  },
});
