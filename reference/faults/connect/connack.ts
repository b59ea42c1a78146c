import { fault } from '../fault.ts';
import { refusingLongClientIds } from './_refusing.ts';

export default [
  fault({
    name: 'stored-messages-before-connack',
    title: 'What a session holds is sent before CONNACK',
    breaks: { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1'] },
    bend: (rules) => ({ ...rules, deliversBeforeConnack: () => true }),
  }),
  fault({
    name: 'queued-messages-before-connack',
    title: 'What waits for a client is sent before CONNACK if nothing else is in flight',
    breaks: { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1'] },
    bend: (rules) => ({
      ...rules,
      deliversBeforeConnack: (session) => session.queue.size > 0 && session.inFlight.size === 0,
    }),
  }),
  fault({
    name: 'owed-pubrel-before-connack',
    title: 'PUBREL is sent again before CONNACK',
    breaks: { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1'] },
    bend: (rules) => ({
      ...rules,
      deliversBeforeConnack: (session) => [...session.inFlight.values()].some(({ awaiting }) => awaiting === 'pubcomp'),
    }),
  }),
  fault({
    name: 'pingresp-before-connack',
    title: 'A PINGRESP nobody asked for comes before CONNACK',
    breaks: { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-1'] },
    bendWire: () => ({
      outbound: (packet, bytes) => (packet.type === 'connack' ? [Uint8Array.of(0xd0, 0x00), bytes] : [bytes]),
    }),
  }),
  fault({
    name: 'connack-twice',
    title: 'CONNACK is sent twice',
    breaks: { '3.1.1': ['MQTT-3.2.0-1'], '5.0': ['MQTT-3.2.0-2'] },
    bendWire: () => ({ outbound: (packet, bytes) => (packet.type === 'connack' ? [bytes, bytes] : [bytes]) }),
  }),
  fault({
    name: 'connack-missing',
    title: 'An accepted CONNECT is not answered',
    breaks: { '3.1.1': ['MQTT-3.1.4-4'], '5.0': ['MQTT-3.1.4-5'] },
    bendWire: () => ({
      outbound: (packet, bytes) => (packet.type === 'connack' && packet.reasonCode === 0 ? [] : [bytes]),
    }),
  }),
  fault({
    name: 'refusal-with-session-present',
    title: 'A refusing CONNACK says that a session is present',
    breaks: { '3.1.1': ['MQTT-3.2.2-4'], '5.0': ['MQTT-3.2.2-6'] },
    bend: refusingLongClientIds,
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'connack' && packet.reasonCode > 0 ? [bytes.map((byte, at) => (at === 2 ? 1 : byte))] : [bytes],
    }),
  }),
  fault({
    name: 'connack-reserved-bits-set',
    title: 'CONNACK has a reserved bit set in its Acknowledge Flags',
    breaks: { '3.1.1': ['v3.1.1-3.2.2.1-u1'], '5.0': ['MQTT-3.2.2-1'] },
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'connack' ? [bytes.map((byte, at) => (at === 2 ? byte | 0x80 : byte))] : [bytes],
    }),
  }),
];
