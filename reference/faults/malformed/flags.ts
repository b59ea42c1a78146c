import { breaking, tolerating, type Which, withByte } from './_tolerate.ts';

/** The statement that the codec finds broken, and the flags that it wants. */
const types = {
  connect: { statement: 'MQTT-2.2.2-1', flags: 0 },
  puback: { statement: 'MQTT-2.2.2-1', flags: 0 },
  pubrec: { statement: 'MQTT-2.2.2-1', flags: 0 },
  pubrel: { statement: 'MQTT-3.6.1-1', flags: 2 },
  pubcomp: { statement: 'MQTT-2.2.2-1', flags: 0 },
  subscribe: { statement: 'MQTT-3.8.1-1', flags: 2 },
  unsubscribe: { statement: 'MQTT-3.10.1-1', flags: 2 },
  pingreq: { statement: 'MQTT-2.2.2-1', flags: 0 },
  disconnect: { statement: 'MQTT-3.14.1-1', flags: 0 },
} as const;

const entries = Object.entries(types) as [keyof typeof types, (typeof types)[keyof typeof types]][];

const anyFlags: Which = ({ offset }, { packetType }) => offset === 0 && entries.some(([type]) => type === packetType);

const eachType = entries.map(([type, { statement, flags }]) =>
  tolerating({
    name: `malformed-flags-of-${type}-ignored`,
    title: `The reserved flags of ${type.toUpperCase()} are not looked at`,
    breaks:
      statement === 'MQTT-2.2.2-1'
        ? { '3.1.1': ['MQTT-2.2.2-1', 'MQTT-2.2.2-2'], '5.0': ['MQTT-2.1.3-1', 'v5.0-2.1.3-u1'] }
        : { '3.1.1': ['MQTT-2.2.2-2', statement], '5.0': ['v5.0-2.1.3-u1', statement] },
    ...(type === 'subscribe' ? { seenIn: ['wolfMQTT#486', 'wolfMQTT#492'] } : {}),
    which: (violation, context) =>
      violation.offset === 0 && breaking([statement, 'MQTT-2.1.3-1'], type)(violation, context),
    reaction: withByte((byte) => (byte & 0xf0) | flags, 0),
  }),
);

/** The numbers of PUBREL, SUBSCRIBE and UNSUBSCRIBE, whose flags are 0010. */
const numbersWithFlag2 = [6, 8, 10];

/** The flags of a packet that are the wrong way round. */
const wrongBits = (firstByte: number): number =>
  (firstByte & 0x0f) ^ (numbersWithFlag2.includes(firstByte >> 4) ? 2 : 0);

const eachBit = [1, 2, 4, 8].map((bit) =>
  tolerating({
    name: `malformed-flag-${bit}-ignored`,
    title: `Of the reserved flags, bit ${bit} is not looked at in any packet`,
    breaks: { '3.1.1': ['MQTT-2.2.2-2', 'MQTT-3.14.1-1'], '5.0': ['v5.0-2.1.3-u1', 'MQTT-3.14.1-1'] },
    which: (violation, context) => anyFlags(violation, context) && wrongBits(context.bytes[0] ?? 0) === bit,
    reaction: withByte((byte) => byte ^ bit, 0),
  }),
);

export default [...eachType, ...eachBit];
