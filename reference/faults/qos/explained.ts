import { encodePacket, forge, hex, type Packet, type Properties, twoByteInteger } from '../../codec/index.ts';
import { fault } from '../fault.ts';

const long = 'because '.repeat(20);

/** Properties that make an answer longer, and the statements about them by the type of the answer. */
const explanations = {
  'reason-string': {
    properties: { reasonString: long },
    breaks: {
      puback: 'MQTT-3.4.2-2',
      pubrec: 'MQTT-3.5.2-2',
      pubrel: 'MQTT-3.6.2-2',
      pubcomp: 'MQTT-3.7.2-2',
      suback: 'MQTT-3.9.2-1',
      unsuback: 'MQTT-3.11.2-1',
    },
  },
  'user-property': {
    properties: { userProperty: [['why', long]] },
    breaks: {
      puback: 'MQTT-3.4.2-3',
      pubrec: 'MQTT-3.5.2-3',
      pubrel: 'MQTT-3.6.2-3',
      pubcomp: 'MQTT-3.7.2-3',
      suback: 'MQTT-3.9.2-2',
      unsuback: 'MQTT-3.11.2-2',
    },
  },
} as const satisfies Readonly<Record<string, { readonly properties: Properties; readonly breaks: object }>>;

const answers = ['puback', 'pubrec', 'pubrel', 'pubcomp', 'suback', 'unsuback'] as const;

function isAnswer(packet: Packet, type: (typeof answers)[number]): packet is Extract<Packet, { type: typeof type }> {
  return packet.type === type;
}

const twice = {
  puback: { firstByte: 0x40, breaks: 'v5.0-3.4.2.2.2-u1' },
  pubrec: { firstByte: 0x50, breaks: 'v5.0-3.5.2.2.2-u2' },
  pubrel: { firstByte: 0x62, breaks: 'v5.0-3.6.2.2.2-u2' },
  pubcomp: { firstByte: 0x70, breaks: 'v5.0-3.7.2.2.2-u2' },
  suback: { firstByte: 0x90, breaks: 'v5.0-3.9.2.1.2-u2' },
  unsuback: { firstByte: 0xb0, breaks: 'v5.0-3.11.2.1.2-u2' },
} as const;

const reasonStringTwice = hex('0a 1f 00 02 6e 6f 1f 00 02 6e 6f');

const explainedTwice = answers.map((type) =>
  fault({
    name: `qos-${type}-with-reason-string-twice`,
    title: `${type.toUpperCase()} has two Reason Strings`,
    breaks: { '5.0': [twice[type].breaks] },
    bendWire: () => ({
      outbound: (packet, bytes, version) => {
        if (version !== '5.0' || !isAnswer(packet, type)) return [bytes];
        const { firstByte } = twice[type];
        const identifier = twoByteInteger(packet.packetIdentifier);
        return 'reasonCodes' in packet
          ? [forge(firstByte, identifier, reasonStringTwice, packet.reasonCodes)]
          : [forge(firstByte, identifier, [packet.reasonCode], reasonStringTwice)];
      },
    }),
  }),
);

const tooLong = (Object.keys(explanations) as (keyof typeof explanations)[]).flatMap((name) =>
  answers.map((type) =>
    fault({
      name: `qos-${type}-with-long-${name}`,
      title: `${type.toUpperCase()} has a ${name.replace('-', ' ')} that makes it larger than a client may take`,
      breaks: { '5.0': [explanations[name].breaks[type]] },
      ...(name === 'reason-string' ? { seenIn: ['mqtt-lib#129'] } : {}),
      bendWire: () => ({
        outbound: (packet, bytes, version) =>
          version === '5.0' && isAnswer(packet, type)
            ? [encodePacket({ ...packet, properties: explanations[name].properties }, version)]
            : [bytes],
      }),
    }),
  ),
);

export default [...explainedTwice, ...tooLong];
