import { forge, utf8String, variableByteInteger } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const long = 'because '.repeat(20);

/** What makes a DISCONNECT too large for a client. */
const explanations = {
  'reason-string': { breaks: 'MQTT-3.14.2-3', property: [0x1f, ...utf8String(long)] },
  'user-property': { breaks: 'MQTT-3.14.2-4', property: [0x26, ...utf8String('why'), ...utf8String(long)] },
} as const;

const names = Object.keys(explanations) as (keyof typeof explanations)[];

export default [
  ...names.map((name) =>
    fault({
      name: `disconnect-with-long-${name}`,
      title: `The server's DISCONNECT has a ${name.replace('-', ' ')} that makes it larger than the client takes`,
      breaks: { '5.0': [explanations[name].breaks, 'MQTT-3.1.2-24'] },
      bendWire: () => ({
        outbound: (packet, bytes) => {
          if (packet.type !== 'disconnect') return [bytes];
          const { property } = explanations[name];
          return [forge(0xe0, [packet.reasonCode], variableByteInteger(property.length), property)];
        },
      }),
    }),
  ),
  fault({
    name: 'disconnect-with-session-expiry-from-server',
    title: "The server's DISCONNECT has a Session Expiry Interval",
    breaks: { '5.0': ['MQTT-3.14.2-2'] },
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'disconnect' ? [forge(0xe0, [packet.reasonCode, 5, 0x11, 0, 0, 0, 10])] : [bytes],
    }),
  }),
  fault({
    name: 'disconnect-with-code-of-client-from-server',
    title: "The server's DISCONNECT has Reason Code 0x04, which only a client may send",
    breaks: { '5.0': ['MQTT-3.14.2-1'] },
    bendWire: () => ({
      outbound: (packet, bytes) => (packet.type === 'disconnect' ? [forge(0xe0, [0x04, 0])] : [bytes]),
    }),
  }),
  fault({
    name: 'packet-behind-disconnect',
    title: "The server's DISCONNECT is followed by another packet",
    breaks: { '5.0': ['MQTT-3.14.4-1'] },
    bendWire: () => ({
      outbound: (packet, bytes) => (packet.type === 'disconnect' ? [bytes, Uint8Array.of(0xd0, 0)] : [bytes]),
    }),
  }),
  ...(['violation', 'unexpected-packet', 'rejected', 'taken-over'] as const).map((kind) =>
    fault({
      name: `closes-untold-for-${kind}`,
      title: `The connection is closed without a DISCONNECT where the end is: ${kind.replace('-', ' ')}`,
      breaks: { '5.0': kind === 'taken-over' ? ['MQTT-3.1.4-3'] : ['v5.0-4.13.1-u4', 'v5.0-3.14.2.2.2-u3'] },
      bend: (rules) => ({
        ...rules,
        disconnectReasonCode: (end) => (end.kind === kind ? null : rules.disconnectReasonCode(end)),
      }),
    }),
  ),
  fault({
    name: 'closes-telling-something-else',
    title: 'A DISCONNECT for a malformed packet or a protocol error has Reason Code 0x98 (Administrative action)',
    breaks: { '5.0': ['v5.0-4.13.1-u5'] },
    bend: (rules) => ({
      ...rules,
      disconnectReasonCode: (end) =>
        end.kind === 'violation' || end.kind === 'unexpected-packet' ? 0x98 : rules.disconnectReasonCode(end),
    }),
  }),
  fault({
    name: 'goes-on-behind-disconnect',
    title: 'For a second CONNECT, or a PUBLISH at QoS 3, DISCONNECT is sent and the client is served on',
    breaks: { '5.0': ['MQTT-3.14.4-2', 'MQTT-4.13.2-1'] },
    bendWire: () => {
      let connects = 0;
      let owed: readonly Uint8Array[] = [];
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'connect') connects += 1;
          if (packet.type !== 'connect' || connects === 1) return [bytes];
          owed = [forge(0xe0, [0x82, 0])];
          return [];
        },
        inboundViolation: (_violation, bytes) => {
          if (bytes[0] !== 0x36) return [bytes];
          owed = [forge(0xe0, [0x81, 0])];
          return [];
        },
        // There is no sending but with something that the broker sends.
        outbound: (_packet, bytes) => {
          const sent = [...owed, bytes];
          owed = [];
          return sent;
        },
      };
    },
  }),
  fault({
    name: 'auth-unasked-ignored',
    title: 'AUTH from a client that named no Authentication Method is ignored',
    breaks: { '5.0': ['MQTT-4.12.0-7'] },
    bendWire: () => ({ inbound: (packet, bytes) => (packet.type === 'auth' ? [] : [bytes]) }),
  }),
];
