import { type PacketType, packetTypes } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const types: readonly PacketType[] = [
  'publish',
  'puback',
  'pubrec',
  'pubrel',
  'pubcomp',
  'subscribe',
  'unsubscribe',
  'pingreq',
  'disconnect',
  'auth',
];

export default [
  ...types.map((type) =>
    fault({
      name: `${type}-before-connect-ignored`,
      title: `${type.toUpperCase()} before CONNECT is ignored, and the connection stays open`,
      breaks: {
        ...(type === 'auth' ? {} : { '3.1.1': ['MQTT-3.1.0-1', 'MQTT-4.8.0-1'] }),
        '5.0': ['MQTT-3.1.0-1', 'MQTT-4.13.1-1'],
      },
      bend: (rules) => ({
        ...rules,
        onPacketBeforeConnect: (packetType, refusedWith) =>
          packetType === type ? 'ignore' : rules.onPacketBeforeConnect(packetType, refusedWith),
        // What is of 5.0 may be no packet of the version that is read before CONNECT tells.
        onViolation: (violation, context) =>
          context.session === null && packetTypes[(context.bytes[0] ?? 0) >> 4] === type
            ? { type: 'ignore' }
            : rules.onViolation(violation, context),
      }),
    }),
  ),
  fault({
    name: 'serves-without-connect',
    title: 'Clients are served before they send CONNECT',
    breaks: { '3.1.1': ['MQTT-3.1.0-1'], '5.0': ['MQTT-3.1.0-1'] },
    bend: (rules) => ({ ...rules, onPacketBeforeConnect: () => 'process' }),
  }),
];
