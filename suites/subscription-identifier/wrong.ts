import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** By what is wrong: the properties of the SUBSCRIBE, and what they break. */
const cases = {
  zero: { properties: [0x0b, 0x00], breaks: ['v5.0-3.8.2.1.2-u1'] },
  'zero-in-two-bytes': { properties: [0x0b, 0x80, 0x00], breaks: ['v5.0-3.8.2.1.2-u1', 'MQTT-1.5.5-1'] },
  'five-bytes': { properties: [0x0b, 0x80, 0x80, 0x80, 0x80, 0x01], breaks: ['v5.0-2.2.2.2-u1'] },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[] }, ({ kind }) =>
  scenario({
    id: `subscription-identifier/wrong/${kind}`,
    title: `A SUBSCRIBE with a Subscription Identifier that is wrong (${kind.replaceAll('-', ' ')}) ends the connection`,
    statements: { '5.0': [...cases[kind].breaks, 'MQTT-4.13.1-1'] },
    lesson: `0 is no identifier, and more than four bytes are no Variable Byte Integer.`,
    needs: ['subscription-identifiers', { maxQos: 1 }],

    async run(stage) {
      const { connect, topic, observe } = stage;
      const subscribe = (properties: Iterable<number>): Uint8Array =>
        forge(0x82, twoByteInteger(7), propertiesIn(stage, properties), utf8String(topic('a')), [1]);
      const control = await connect();
      await control.sendBytes(subscribe([0x0b, 0x01]));
      const { reasonCodes } = await control.expect('suback');
      // A server may refuse any subscription, for reasons of its own (3.9.3).
      if (reasonCodes.some((code) => code >= 0x80)) return observe('granted', false);

      const client = await connect();
      await client.sendBytes(subscribe(cases[kind].properties));

      await client.expectClosed({ on: 'a wrong Subscription Identifier', reasonCodes: [0x81, 0x82] });
      await control.expectOpen();
    },
  }),
);
