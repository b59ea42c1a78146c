import { fault } from '../fault.ts';

const seenIn = ['aedes#135', 'vernemq#14', 'hivemq-ce#749', 'hbmqtt#28'];

/** A wildcard, and where its match is wrong: everywhere, or in one of the two places where filters meet names. */
const variants = (['#', '+'] as const).flatMap((bent) =>
  ([null, 'live', 'retained'] as const).map((only) => ({ bent, only })),
);

export default variants.map(({ bent, only }) =>
  fault({
    name: `leading-${bent === '#' ? 'hash' : 'plus'}-matches-dollar${only === null ? '' : `-${only}`}`,
    title: `A leading ${bent} matches ${only === null ? '' : `${only} messages on `}topics that start with $`,
    breaks: { '3.1.1': ['MQTT-4.7.2-1'], '5.0': ['MQTT-4.7.2-1'] },
    ...(only === null ? { seenIn } : {}),
    bend: (rules) => ({
      ...rules,
      leadingWildcardMatches: (wildcard, level, cause) =>
        (wildcard === bent && (only ?? cause) === cause) || rules.leadingWildcardMatches(wildcard, level, cause),
    }),
  }),
);
