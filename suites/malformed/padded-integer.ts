import {
  byte,
  forge,
  forgeWithLength,
  hex,
  matrix,
  type Stage,
  scenario,
  twoByteInteger,
  utf8String,
} from '../../harness/scenario.ts';
import { carriers, fieldOf } from './_carriers.ts';
import { userProperty } from './_property-table.ts';
import { isTolerated } from './_wrong.ts';

/** By field: a packet in which it takes a byte more than its value needs. */
const packets = {
  'remaining-length': () => forgeWithLength(0xc0, hex('80 00')),
  'property-length': (stage: Stage) => carriers.publish(stage, hex('80 00')),
  'property-identifier': (stage: Stage) =>
    carriers.publish(stage, fieldOf(hex('a6 00'), userProperty.bytes.subarray(1))),
  'subscription-identifier': ({ topic }: Stage) =>
    forge(0x82, twoByteInteger(7), fieldOf(hex('0b 81 00')), utf8String(topic('a')), byte(0)),
} as const;

export default matrix({ field: Object.keys(packets) as (keyof typeof packets)[] }, ({ field }) =>
  scenario({
    id: `malformed/padded-integer/${field}`,
    title: `A ${field.replaceAll('-', ' ')} in a longer form than its value needs ends the connection`,
    statements: { '5.0': ['MQTT-1.5.5-1'] },
    needs: field === 'subscription-identifier' ? ['subscription-identifiers'] : [],
    lesson: `A Variable Byte Integer could be drawn out by groups of seven zeros, and each form would mean the same number. Only
      the shortest is allowed, so that a number has one form.`,

    async run(stage) {
      const { connect, observe, warn } = stage;
      const client = await connect();

      const tolerated = await isTolerated(client, packets[field](stage));

      observe('padded', tolerated ? 'read' : 'closed');
      if (tolerated) warn('expected the connection closed, got it served: many read a padded integer by its value');
    },
  }),
);
