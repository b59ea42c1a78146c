import { fault } from '../fault.ts';

const breaks = { '3.1.1': ['MQTT-3.1.4-2'], '5.0': ['MQTT-3.1.4-3'] } as const;

export default [
  fault({
    name: 'take-over-keeps-both',
    title: 'A second connection with the same client id is served beside the first',
    breaks,
    seenIn: ['robustmq#2057'],
    bend: (rules) => ({ ...rules, onClientIdInUse: () => 'keep-both' }),
  }),
  fault({
    name: 'take-over-refused',
    title: 'A CONNECT with a client id in use is refused',
    breaks,
    bend: (rules) => ({ ...rules, onClientIdInUse: () => 'refuse' }),
  }),
  fault({
    name: 'take-over-refused-after-three',
    title: 'A CONNECT with a client id in use is refused once it was taken over three times',
    breaks,
    bend: (rules) => {
      const takeOvers = new Map<string, number>();
      return {
        ...rules,
        onClientIdInUse: (connect, existing) => {
          const count = (takeOvers.get(connect.clientId) ?? 0) + 1;
          takeOvers.set(connect.clientId, count);
          return count > 3 ? 'refuse' : rules.onClientIdInUse(connect, existing);
        },
      };
    },
  }),
  ...[true, false].map((clean) =>
    fault({
      name: `take-over-of-${clean ? 'clean' : 'kept'}-session-keeps-both`,
      title: `A connection with Clean Session ${clean ? 1 : 0} is not closed when another comes with its client id`,
      breaks,
      bend: (rules) => ({
        ...rules,
        onClientIdInUse: (connect, existing) =>
          existing.clean === clean ? 'keep-both' : rules.onClientIdInUse(connect, existing),
      }),
    }),
  ),
  fault({
    name: 'take-over-by-clean-session-keeps-both',
    title: 'A connection with Clean Session 0 is not closed when another comes with its client id and Clean Session 1',
    breaks,
    bend: (rules) => ({
      ...rules,
      onClientIdInUse: (connect, existing) =>
        connect.cleanStart && !existing.clean ? 'keep-both' : rules.onClientIdInUse(connect, existing),
    }),
  }),
];
