import { fault } from '../fault.ts';

/** What each acknowledgement from the client has to bring about. */
const effects = {
  puback: ['MQTT-4.3.2-3'],
  pubrec: ['MQTT-4.3.3-4'],
  pubrel: ['MQTT-4.3.3-11'],
  pubcomp: ['MQTT-4.3.3-5'],
} as const;
const types = Object.keys(effects) as (keyof typeof effects)[];

/** Bytes of an acknowledgement that ends behind its identifier, and of one with a Reason Code and empty properties. */
const shortestBytes = 4;
const withEmptyPropertiesBytes = 6;

const forms = { 'with-reason-code': shortestBytes, 'with-properties': withEmptyPropertiesBytes } as const;

const unread = (Object.keys(forms) as (keyof typeof forms)[]).flatMap((form) =>
  types.map((type) =>
    fault({
      name: `qos-${type}-${form}-ignored`,
      title: `${type.toUpperCase()} ${form.replaceAll('-', ' ')} is skipped`,
      breaks: { '5.0': effects[type] },
      bendWire: () => ({
        inbound: (packet, bytes) => (packet.type === type && bytes.length > forms[form] ? [] : [bytes]),
      }),
    }),
  ),
);

const refusing = (['puback', 'pubrec'] as const).map((type) =>
  fault({
    name: `qos-${type}-that-refuses-ignored`,
    title: `A message refused by ${type.toUpperCase()} is sent again when the client returns`,
    breaks: { '5.0': ['MQTT-4.4.0-2'] },
    bendWire: () => ({
      inbound: (packet, bytes) => (packet.type === type && packet.reasonCode >= 0x80 ? [] : [bytes]),
    }),
  }),
);

const tolerated = {
  puback: 'MQTT-3.4.2-1',
  pubrec: 'MQTT-3.5.2-1',
  pubrel: 'MQTT-3.6.2-1',
  pubcomp: 'MQTT-3.7.2-1',
} as const;

export default [
  ...unread,
  ...refusing,
  fault({
    name: 'qos-pubrec-that-refuses-released',
    title: 'PUBREC with a Reason Code of 0x80 or above is answered by PUBREL',
    breaks: { '5.0': ['MQTT-4.3.3-4'] },
    bend: (rules) => ({ ...rules, endsExchange: () => false }),
  }),
  ...types.map((type) =>
    fault({
      name: `qos-${type}-with-unlisted-code-taken`,
      title: `The Reason Code of ${type.toUpperCase()} is not looked up in its table`,
      breaks: { '5.0': [tolerated[type]] },
      bend: (rules) => ({
        ...rules,
        onViolation: (violation, context) =>
          violation.statement === tolerated[type] ? { type: 'ignore' } : rules.onViolation(violation, context),
      }),
    }),
  ),
];
