import { fault } from '../fault.ts';

export default (['#', '+'] as const).map((bent) =>
  fault({
    name: `leading-${bent === '#' ? 'hash' : 'plus'}-matches-dollar`,
    title: `A leading ${bent} matches topics that start with $`,
    breaks: { '3.1.1': ['MQTT-4.7.2-1'] },
    seenIn: ['aedes#135', 'vernemq#14', 'hivemq-ce#749'],
    bend: (rules) => ({
      ...rules,
      leadingWildcardMatches: (wildcard, level, cause) =>
        wildcard === bent || rules.leadingWildcardMatches(wildcard, level, cause),
    }),
  }),
);
