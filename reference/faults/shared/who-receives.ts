import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

type Members = Rules['membersToServe'];

/** A broker that chooses otherwise among the members of a Shared Subscription. */
function choosing(name: string, title: string, choose: (standard: Members) => Members, seenIn: readonly string[] = []) {
  return fault({
    name: `shared-${name}`,
    title,
    breaks: { '5.0': ['MQTT-4.5.0-1', 'MQTT-4.8.2-1'] },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bend: (rules) => ({ ...rules, membersToServe: choose(rules.membersToServe) }),
  });
}

export default [
  choosing('all-get-it', 'Every member of a Shared Subscription gets every message', () => (members) => members),
  choosing(
    'two-get-it',
    'Two members of a Shared Subscription get every message',
    () => (members) => members.slice(0, 2),
  ),
  choosing(
    'no-second-member',
    'A member that is not the first gets its turn, but no message',
    (standard) => (members, message, turn) =>
      standard(members, message, turn).filter((member) => member === members[0]),
  ),
  choosing('nobody-gets-it', 'Members of Shared Subscriptions get nothing', () => () => []),
  choosing(
    'fifth-lost',
    'Every fifth message to a Shared Subscription goes to nobody',
    (standard) => (members, message, turn) => (turn % 5 === 4 ? [] : standard(members, message, turn)),
  ),
  choosing(
    'connected-only',
    'Members that are away get nothing, even when all are',
    () => (members, _message, turn) => {
      const connected = members.filter(({ connection }) => connection !== null);
      return connected.length === 0 ? [] : [connected[turn % connected.length] ?? connected[0]].flatMap((m) => m ?? []);
    },
  ),
  fault({
    name: 'shared-older-publishers-to-all',
    title: 'What a client of 3.1.1 publishes goes to every member',
    breaks: { '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({
      ...rules,
      messageOf: (publish, publisher, takenAtMs) => ({
        ...rules.messageOf(publish, publisher, takenAtMs),
        properties: publisher.version === '5.0' ? (publish.properties ?? {}) : undefined,
      }),
      membersToServe: (members, message, turn) =>
        message.properties === undefined && message.publisher !== null
          ? members
          : rules.membersToServe(members, message, turn),
    }),
  }),
];
