import { forge, twoByteInteger } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const firstBytes = { puback: 0x40, pubrec: 0x50, pubrel: 0x62, pubcomp: 0x70 } as const;
const tables = {
  puback: 'MQTT-3.4.2-1',
  pubrec: 'MQTT-3.5.2-1',
  pubrel: 'MQTT-3.6.2-1',
  pubcomp: 'MQTT-3.7.2-1',
} as const;
const types = Object.keys(tables) as (keyof typeof tables)[];

/** In no table of the four. */
const unlisted = 0x8e;

export default [
  ...types.map((type) =>
    fault({
      name: `qos-${type}-with-unlisted-code`,
      title: `${type.toUpperCase()} has Reason Code 0x8E, which is none of its own`,
      breaks: { '5.0': [tables[type]] },
      bendWire: () => ({
        outbound: (packet, bytes, version) =>
          packet.type === type && version === '5.0'
            ? [forge(firstBytes[type], twoByteInteger(packet.packetIdentifier), [unlisted])]
            : [bytes],
      }),
    }),
  ),
  fault({
    name: 'qos-nobody-subscribes-refused',
    title: 'A PUBLISH for which there are no subscribers is refused by Reason Code 0x83',
    breaks: { '5.0': ['MQTT-3.4.2-1', 'MQTT-3.5.2-1'] },
    bend: (rules) => ({
      ...rules,
      publishReasonCode: (fate) => (fate === 'nobody-subscribes' ? 0x83 : rules.publishReasonCode(fate)),
    }),
  }),
  fault({
    name: 'qos-nobody-subscribes-said-always',
    title: 'PUBACK and PUBREC say that there are no subscribers, always',
    breaks: { '5.0': ['MQTT-3.4.2-1', 'MQTT-3.5.2-1'] },
    bend: (rules) => ({
      ...rules,
      publishReasonCode: (fate) => (fate === 'delivered' ? 0x10 : rules.publishReasonCode(fate)),
    }),
  }),
  fault({
    name: 'qos-pubcomp-says-unknown-always',
    title: 'PUBCOMP has Reason Code 0x92 also where the identifier was held',
    breaks: { '5.0': ['MQTT-3.7.2-1', 'MQTT-4.3.3-11'] },
    bend: (rules) => ({ ...rules, pubcompReasonCode: () => 0x92 }),
  }),
  fault({
    name: 'qos-2-identifier-held-though-refused',
    title: 'The identifier of a PUBLISH at QoS 2 that was refused by PUBREC is held all the same',
    breaks: { '5.0': ['MQTT-4.3.3-9'] },
    bend: (rules) => {
      const refused = new Set<string>();
      return {
        ...rules,
        onPublish: (publish, copiesBefore, session) => {
          const key = `${session.clientId} ${publish.packetIdentifier}`;
          if (publish.topic.startsWith('$SYS/')) refused.add(key);
          else if (publish.qos === 2 && refused.has(key)) return 'only-answer';
          return rules.onPublish(publish, copiesBefore, session);
        },
      };
    },
  }),
];
