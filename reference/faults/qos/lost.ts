import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

/** A broker that does not deliver in some cases what it has acknowledged. */
function losing(name: string, title: string, bend: (standard: Rules['deliversTo']) => Rules['deliversTo']) {
  return fault({
    name: `qos-lost-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.1.2-5'], '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({ ...rules, deliversTo: bend(rules.deliversTo) }),
  });
}

export default [
  ...[5, 30].map((most) =>
    losing(
      `with-${most}-unacknowledged`,
      `A subscriber that owes ${most} acknowledgements gets nothing more`,
      (standard) => (session, message, cause) => session.inFlight.size < most && standard(session, message, cause),
    ),
  ),
  losing(
    'beyond-50-queued',
    'Of what waits for a client only 50 messages are kept',
    (standard) => (session, message, cause) => session.queue.size < 50 && standard(session, message, cause),
  ),
  losing('for-all-but-one', 'Only one subscriber gets a message at QoS 1 or 2', (standard) => {
    const delivered = new WeakSet<object>();
    return (session, message, cause) => {
      if (message.qos === 0 || cause === 'retained') return standard(session, message, cause);
      const isFirst = !delivered.has(message);
      delivered.add(message);
      return isFirst && standard(session, message, cause);
    };
  }),
  losing('for-the-absent-when-some-are-there', 'With a subscriber connected, those absent get nothing', (standard) => {
    const delivered = new WeakSet<object>();
    return (session, message, cause) => {
      if (session.connection !== null) delivered.add(message);
      return (session.connection !== null || !delivered.has(message)) && standard(session, message, cause);
    };
  }),
  losing(
    'for-absent-wildcards',
    'Absent clients that subscribe by # get nothing',
    (standard) => (session, message, cause) =>
      !(session.connection === null && [...session.subscriptions.keys()].some((filter) => filter.endsWith('#'))) &&
      standard(session, message, cause),
  ),
];
