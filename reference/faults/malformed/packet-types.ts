import { fault } from '../fault.ts';
import { tolerating } from './_tolerate.ts';

const reserved = [0, 15].map((type) =>
  tolerating({
    name: `malformed-type-${type}-skipped`,
    title: `Packets of the reserved type ${type} are skipped`,
    breaks: { '3.1.1': ['MQTT-4.8.0-1'], ...(type === 0 ? { '5.0': ['MQTT-4.13.1-1'] } : {}) },
    which: (_violation, { bytes: [first] }) => first !== undefined && first >> 4 === type,
  }),
);

const fromServers = (['connack', 'suback', 'unsuback', 'pingresp'] as const).map((type) =>
  fault({
    name: `malformed-${type}-from-client-skipped`,
    title: `${type.toUpperCase()} from a client is skipped`,
    breaks: { '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
    bend: (rules) => ({
      ...rules,
      onServerPacket: (packetType, session) =>
        packetType === type ? 'ignore' : rules.onServerPacket(packetType, session),
    }),
  }),
);

export default [
  ...reserved,
  ...fromServers,
  tolerating({
    name: 'malformed-remaining-length-unbounded',
    title: 'A Remaining Length of more than four bytes is waited for to its end, which never comes',
    breaks: { '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
    which: ({ kind }, { bytes }) => kind === 'malformed-packet' && bytes.length === 0,
  }),
];
