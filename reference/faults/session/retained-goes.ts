import { fault } from '../fault.ts';

export default [true, false].map((clean) =>
  fault({
    name: clean ? 'retained-goes-with-clean-session' : 'retained-goes-with-every-session',
    title: `Retained messages are removed when their publisher's ${clean ? 'clean ' : ''}session ends`,
    breaks: { '3.1.1': ['MQTT-3.1.2.7'], '5.0': ['MQTT-3.3.1-5'] },
    bend: (rules) => ({
      ...rules,
      retainedGoingWithSession: (session, retained) =>
        [...retained]
          .filter(({ publisher }) => publisher === session.clientId && (!clean || session.connects === 1))
          .map(({ topic }) => topic),
    }),
  }),
);
