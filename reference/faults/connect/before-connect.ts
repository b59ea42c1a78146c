import type { PacketType } from '../../codec/index.ts';
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
];

export default [
  ...types.map((type) =>
    fault({
      name: `${type}-before-connect-ignored`,
      title: `${type.toUpperCase()} before CONNECT is ignored, and the connection stays open`,
      breaks: { '3.1.1': ['MQTT-3.1.0-1', 'MQTT-4.8.0-1'] },
      bend: (rules) => ({
        ...rules,
        onPacketBeforeConnect: (packetType, refusedWith) =>
          packetType === type ? 'ignore' : rules.onPacketBeforeConnect(packetType, refusedWith),
      }),
    }),
  ),
  fault({
    name: 'serves-without-connect',
    title: 'Clients are served before they send CONNECT',
    breaks: { '3.1.1': ['MQTT-3.1.0-1'] },
    bend: (rules) => ({ ...rules, onPacketBeforeConnect: () => 'process' }),
  }),
];
