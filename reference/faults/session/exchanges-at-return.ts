import { fault } from '../fault.ts';

export default [
  fault({
    name: 'resume-without-pubrel',
    title: 'When a client returns, PUBREL is not sent again',
    breaks: { '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] },
    seenIn: ['mosquitto#1454', 'rmqtt#456'],
    bend: (rules) => ({
      ...rules,
      redelivers: (inFlight, session) => inFlight.awaiting !== 'pubcomp' && rules.redelivers(inFlight, session),
    }),
  }),
  fault({
    name: 'resume-restarts-at-publish',
    title: 'When a client returns, an exchange that was past PUBREC starts again with PUBLISH',
    breaks: { '3.1.1': ['MQTT-4.3.3-1', 'MQTT-4.4.0-1'], '5.0': ['MQTT-4.3.3-6', 'MQTT-4.4.0-1'] },
    seenIn: ['bifromq#281'],
    bend: (rules) => ({ ...rules, redeliveredPacket: () => 'publish' }),
  }),
  ...([1, 2] as const).map((qos) =>
    fault({
      name: `resume-without-qos-${qos}`,
      title: `When a client returns, an unacknowledged PUBLISH at QoS ${qos} is not sent again`,
      breaks: { '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] },
      bend: (rules) => ({
        ...rules,
        redelivers: (inFlight, session) =>
          !(inFlight.delivery.qos === qos && inFlight.awaiting !== 'pubcomp') && rules.redelivers(inFlight, session),
      }),
    }),
  ),
  fault({
    name: 'resume-sends-again-once-only',
    title: 'What is not acknowledged is sent again at the first return and not at later ones',
    breaks: { '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] },
    bend: (rules) => ({
      ...rules,
      redelivers: (inFlight, session) => session.connects <= 2 && rules.redelivers(inFlight, session),
    }),
  }),
  fault({
    name: 'resume-with-new-identifiers',
    title: 'What is sent again at a return gets another Packet Identifier',
    breaks: { '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] },
    bend: (rules) => ({
      ...rules,
      redeliveryIdentifier: ({ packetIdentifier }) => (packetIdentifier % 32_768) + 32_767,
    }),
  }),
  fault({
    name: 'resumed-session-deaf-to-acknowledgements',
    title: 'In a resumed session the last acknowledgement does not end an exchange',
    breaks: { '3.1.1': ['MQTT-4.3.2-1', 'MQTT-4.3.3-1'], '5.0': ['MQTT-4.4.0-1'] },
    bend: (rules) => ({
      ...rules,
      onAcknowledgement: (packetType, inFlight, session) => {
        const action = rules.onAcknowledgement(packetType, inFlight, session);
        return session.connects > 1 && action === 'complete' ? 'ignore' : action;
      },
    }),
  }),
  fault({
    name: 'acknowledged-comes-back-with-the-session',
    title: 'PUBCOMP does not end an exchange, which comes back with the session',
    breaks: { '3.1.1': ['MQTT-4.3.3-1'], '5.0': ['MQTT-4.4.0-1'] },
    bend: (rules) => ({
      ...rules,
      onAcknowledgement: (packetType, inFlight, session) =>
        packetType === 'pubcomp' ? 'ignore' : rules.onAcknowledgement(packetType, inFlight, session),
    }),
  }),
];
