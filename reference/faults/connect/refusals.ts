import { fault } from '../fault.ts';

export default [
  ...[0, 2, 3, 5].map((returnCode) =>
    fault({
      name: `unknown-level-answered-with-${returnCode}`,
      title: `An unknown protocol level is answered by CONNACK ${returnCode}`,
      breaks: { '3.1.1': ['MQTT-3.1.2-2'] },
      bend: (rules) => ({
        ...rules,
        onViolation: (violation, context) => {
          const reaction = rules.onViolation(violation, context);
          return reaction.type === 'refuse' && violation.kind === 'unsupported-protocol-level'
            ? { ...reaction, returnCode }
            : reaction;
        },
      }),
    }),
  ),
  fault({
    name: 'unknown-level-closed-silently',
    title: 'An unknown protocol level is met by closing without a CONNACK',
    breaks: { '3.1.1': ['MQTT-3.1.2-2'] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) => {
        const reaction = rules.onViolation(violation, context);
        return violation.kind === 'unsupported-protocol-level' ? { type: 'close' } : reaction;
      },
    }),
  }),
  ...['0x00', '0x06', '0x7f'].map((level) =>
    fault({
      name: `level-${level}-closed-silently`,
      title: `Protocol level ${level}, and no other unknown one, is met by closing without a CONNACK`,
      breaks: { '3.1.1': ['MQTT-3.1.2-2'] },
      bend: (rules) => ({
        ...rules,
        onViolation: (violation, context) =>
          violation.kind === 'unsupported-protocol-level' && violation.found === level
            ? { type: 'close' }
            : rules.onViolation(violation, context),
      }),
    }),
  ),
  fault({
    name: 'wrong-protocol-name-accepted',
    title: 'A CONNECT with a wrong protocol name is answered by CONNACK 0',
    breaks: { '3.1.1': ['MQTT-3.1.2-1'] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        violation.kind === 'unknown-protocol-name'
          ? { type: 'refuse', returnCode: 0 }
          : rules.onViolation(violation, context),
    }),
  }),
  fault({
    name: 'lower-case-protocol-name-accepted',
    title: 'The protocol name is compared without regard to case',
    breaks: { '3.1.1': ['MQTT-3.1.2-1'] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        violation.kind === 'unknown-protocol-name' && /^"mqtt"$/i.test(violation.found)
          ? { type: 'refuse', returnCode: 0 }
          : rules.onViolation(violation, context),
    }),
  }),
  fault({
    name: 'wrong-protocol-name-left-open',
    title: 'A CONNECT with a wrong protocol name is met by silence, and the connection stays open',
    breaks: { '3.1.1': ['MQTT-3.1.4-1'], '5.0': ['MQTT-3.1.2-1', 'MQTT-3.1.4-1'] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        violation.kind === 'unknown-protocol-name' ? { type: 'ignore' } : rules.onViolation(violation, context),
    }),
  }),
  ...[true, false].map((accepts) =>
    fault({
      name: accepts ? 'reserved-flag-accepted' : 'reserved-flag-answered',
      title: `A CONNECT with the reserved flag set is ${accepts ? 'answered by CONNACK 0' : 'refused with a CONNACK'}`,
      breaks: accepts
        ? { '3.1.1': ['MQTT-3.1.2-3'], '5.0': ['MQTT-3.1.2-3', 'v5.0-3.1.2.3-u1'] }
        : { '3.1.1': ['MQTT-3.1.4-1'] },
      bend: (rules) => ({
        ...rules,
        onViolation: (violation, context) =>
          violation.statement === 'MQTT-3.1.2-3'
            ? { type: 'refuse', returnCode: accepts ? 0 : context.version === '5.0' ? 0x81 : 5 }
            : rules.onViolation(violation, context),
        closesAfterRefusal: (returnCode) => returnCode !== 0 && rules.closesAfterRefusal(returnCode),
      }),
    }),
  ),
  fault({
    name: 'refusal-stays-open',
    title: 'After a refusing CONNACK the connection stays open',
    breaks: { '3.1.1': ['MQTT-3.2.2-5'], '5.0': ['MQTT-3.2.2-7'] },
    bend: (rules) => ({ ...rules, closesAfterRefusal: () => false, onPacketBeforeConnect: () => 'ignore' }),
  }),
  fault({
    name: 'refusal-of-client-id-stays-open',
    title: 'After a CONNACK that refuses the client id the connection stays open',
    breaks: { '3.1.1': ['MQTT-3.1.3-8', 'MQTT-3.2.2-5'] },
    bend: (rules) => ({
      ...rules,
      closesAfterRefusal: (returnCode) => returnCode !== 2 && rules.closesAfterRefusal(returnCode),
    }),
  }),
  fault({
    name: 'refused-client-is-served',
    title: 'What follows a refused CONNECT is processed, until the client sends PINGREQ',
    breaks: { '3.1.1': ['MQTT-3.1.4-5'], '5.0': ['MQTT-3.1.4-6'] },
    bend: (rules) => ({
      ...rules,
      closesAfterRefusal: () => false,
      onPacketBeforeConnect: (packetType, refusedWith) =>
        refusedWith === null || packetType === 'pingreq' ? 'close' : 'process',
    }),
  }),
];
