import type { PacketType } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const deaf: readonly PacketType[] = ['pingreq', 'publish', 'puback', 'pubrel', 'subscribe', 'unsubscribe'];

const ignoring = deaf.map((type) =>
  fault({
    name: `keep-alive-ignores-${type}`,
    title: `${type.toUpperCase()} does not count as a sign of life`,
    breaks: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    ...(type === 'pingreq' ? { seenIn: ['nanomq#91'] } : {}),
    bend: (rules) => ({ ...rules, endsSilence: (event) => event !== type && rules.endsSilence(event) }),
  }),
);

export default [
  ...ignoring,
  fault({
    name: 'keep-alive-counts-pingreq-only',
    title: 'Only PINGREQ counts as a sign of life',
    breaks: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    bend: (rules) => ({ ...rules, endsSilence: (event) => event === 'pingreq' || event === 'connect' }),
  }),
];
