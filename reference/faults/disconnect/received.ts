import { fault } from '../fault.ts';

const goodBye = Uint8Array.of(0xe0, 0);

export default [
  fault({
    name: 'every-disconnect-is-good-bye',
    title: 'The Will is discarded on DISCONNECT, whatever its Reason Code',
    breaks: { '5.0': ['MQTT-3.1.2-8'] },
    seenIn: ['vernemq#1291', 'dotnet/MQTTnet#2256'],
    bend: (rules) => ({
      ...rules,
      publishesWill: (end, will, session) => end.kind !== 'disconnect' && rules.publishesWill(end, will, session),
    }),
  }),
  fault({
    name: 'disconnect-with-unknown-reason-code-is-good-bye',
    title: 'A DISCONNECT with a Reason Code that does not exist is taken for one with 0x00',
    breaks: { '5.0': ['MQTT-3.14.2-1', 'MQTT-3.1.2-8'] },
    seenIn: ['mosquitto#3743', 'vernemq#2553', 'nanomq#2442'],
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        violation.statement === 'MQTT-3.14.2-1' && context.packetType === 'disconnect'
          ? { type: 'read-as', bytes: goodBye }
          : rules.onViolation(violation, context),
    }),
  }),
  fault({
    name: 'ill-formed-disconnect-is-good-bye',
    title: 'A DISCONNECT with wrong properties is taken for one with 0x00',
    breaks: { '5.0': ['v5.0-2.2.2.2-u1', 'v5.0-3.14.2.2.2-u1', 'v5.0-3.14.2.2.3-u2'] },
    bend: (rules) => ({
      ...rules,
      onViolation: (violation, context) =>
        violation.statement !== 'MQTT-3.14.2-1' && context.packetType === 'disconnect'
          ? { type: 'read-as', bytes: goodBye }
          : rules.onViolation(violation, context),
    }),
  }),
  ...[2, 3, 4].map((length) =>
    fault({
      name: `disconnect-of-${length}-bytes-unread`,
      title: `A DISCONNECT of ${length} bytes is not understood, and the Will is published`,
      breaks: { '5.0': ['MQTT-3.14.4-3'] },
      bendWire: () => ({
        inbound: (packet, bytes) => (packet.type === 'disconnect' && bytes.length === length ? [] : [bytes]),
      }),
    }),
  ),
];
