import { type Fault, fault } from '../fault.ts';
import { sending5 } from './_version5.ts';

const reasonString = 'as the server tells everybody';

const bent: readonly Fault[] = [
  fault({
    name: 'packets-larger-than-the-client-takes',
    title: "The client's Maximum Packet Size is ignored",
    breaks: { '5.0': ['MQTT-3.1.2-24'] },
    bend: (rules) => ({ ...rules, fitsClient: () => true }),
  }),
  fault({
    name: 'topic-alias-above-the-maximum',
    title: "One Topic Alias more than the client's Topic Alias Maximum is used",
    breaks: { '5.0': ['MQTT-3.1.2-26', 'MQTT-3.1.2-27', 'MQTT-3.3.2-11'] },
    bend: (rules) => ({
      ...rules,
      outboundAlias: (topic, known, maximum) => rules.outboundAlias(topic, known, maximum + 1),
    }),
  }),
  fault({
    name: 'topic-alias-never-explained',
    title: 'A Topic Alias is used before the client was told what it stands for',
    breaks: { '5.0': ['v5.0-3.3.4-u3'] },
    bend: (rules) => ({
      ...rules,
      outboundAlias: (topic, known, maximum) => {
        const used = rules.outboundAlias(topic, known, maximum);
        return used === null ? null : { ...used, isKnown: true };
      },
    }),
  }),
];

export default [
  ...bent,
  sending5(
    'reasons-told-to-everybody',
    'SUBACK and PUBACK hold a Reason String, asked for or not',
    ['MQTT-3.1.2-29'],
    () => (packet) =>
      packet.type === 'suback' || packet.type === 'puback'
        ? [{ ...packet, properties: { ...packet.properties, reasonString } }]
        : null,
  ),
];
