import { fault } from '../fault.ts';

const breaks = { '3.1.1': ['MQTT-3.1.0-2'], '5.0': ['MQTT-3.1.0-2'] } as const;

export default [
  ...(['ignore', 'acknowledge'] as const).map((reaction) =>
    fault({
      name: `second-connect-${reaction}d`,
      title: `A second CONNECT is ${reaction}d, and the connection goes on`,
      breaks,
      bend: (rules) => ({ ...rules, onSecondConnect: () => reaction }),
    }),
  ),
  fault({
    name: 'second-connect-of-the-same-client-ignored',
    title: 'A second CONNECT with the same client id is ignored',
    breaks,
    bend: (rules) => ({
      ...rules,
      onSecondConnect: (connect, session) =>
        connect.clientId === session.clientId ? 'ignore' : rules.onSecondConnect(connect, session),
    }),
  }),
  fault({
    name: 'second-connect-of-another-client-ignored',
    title: 'A second CONNECT with another client id is ignored',
    breaks,
    bend: (rules) => ({
      ...rules,
      onSecondConnect: (connect, session) =>
        connect.clientId === session.clientId ? rules.onSecondConnect(connect, session) : 'ignore',
    }),
  }),
  fault({
    name: 'second-connect-with-other-terms-acknowledged',
    title: 'A second CONNECT with another Clean Session or a shorter Keep Alive is taken for a change of terms',
    breaks,
    bend: (rules) => ({
      ...rules,
      onSecondConnect: (connect, session) =>
        connect.cleanStart !== session.clean || connect.keepAlive < 60
          ? 'acknowledge'
          : rules.onSecondConnect(connect, session),
    }),
  }),
  fault({
    name: 'second-connect-ends-the-session',
    title: 'A second CONNECT ends the session as well as the connection',
    breaks: { '3.1.1': ['MQTT-3.1.2-4', 'MQTT-4.1.0-1'], '5.0': ['MQTT-3.1.2-23'] },
    bend: (rules) => ({
      ...rules,
      endsWithConnection: (session, end) =>
        (end.kind === 'unexpected-packet' && end.packetType === 'connect') || rules.endsWithConnection(session, end),
    }),
  }),
];
