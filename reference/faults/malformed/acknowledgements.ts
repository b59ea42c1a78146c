import { tolerating, withoutSurplus, withSurplus } from './_tolerate.ts';

const acknowledgements = ['puback', 'pubrec', 'pubrel', 'pubcomp'] as const;

const cutShort = acknowledgements.map((type) =>
  tolerating({
    name: `malformed-${type}-cut-short-skipped`,
    title: `${type.toUpperCase()} without a whole Packet Identifier is skipped`,
    breaks: { '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
    which: ({ found }, { packetType }) => packetType === type && / left$/.test(found),
  }),
);

const surplus = [...acknowledgements, 'pingreq' as const, 'disconnect' as const].map((type) =>
  tolerating({
    name: `malformed-${type}-surplus-skipped`,
    title: `Bytes behind the last field of ${type.toUpperCase()} are skipped`,
    breaks: { '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
    which: withSurplus(type),
    reaction: withoutSurplus,
  }),
);

export default [...cutShort, ...surplus];
