import { hex, matrix, scenario } from '../../harness/scenario.ts';
import { nameOf, type Place, places } from './_carriers.ts';
import { expectEachToEnd, expectUserPropertiesServed, needsOf } from './_ended-by.ts';
import { userProperty } from './_property-table.ts';

/** In these the properties are the last field; they may be left out together with their length. */
const isLastField = (place: Place): boolean => ['puback', 'pubrec', 'pubrel', 'pubcomp', 'disconnect'].includes(place);

const { bytes } = userProperty;
const withLength = (length: number): Uint8Array => Uint8Array.of(length, ...bytes);

/** By what is wrong with the length. */
const fields = {
  missing: (place: Place) => (isLastField(place) ? [] : [new Uint8Array(0)]),
  'beyond-the-packet': (place: Place) => [
    hex('ff ff ff 7f'),
    ...(isLastField(place) ? [withLength(bytes.length + 1), hex('01')] : []),
  ],
  'within-a-property': () => [1, 2, bytes.length - 1].map(withLength),
  'of-five-bytes': () => ['80 80 80 80 00', 'ff ff ff ff 7f'].map(hex),
} as const;

const wrongs = Object.keys(fields) as readonly (keyof typeof fields)[];

export default matrix({ wrong: wrongs, place: places }, ({ wrong, place }) => {
  const cases = fields[wrong](place);
  if (cases.length === 0) return null;
  const what = `${nameOf(place)} whose Property Length is ${wrong.replaceAll('-', ' ')}`;

  return scenario({
    id: `malformed/property-length/${wrong}/${place}`,
    title: `${what}: ends the connection`,
    statements: { '5.0': ['MQTT-4.13.1-1', ...(wrong === 'missing' ? (['MQTT-2.2.2-1'] as const) : [])] },
    needs: needsOf(place),
    lesson: `The Property Length tells where the properties end and the rest of the packet begins. It is there even when it is
      0, and falls between two fields, or nothing behind it can be read.`,

    async run(stage) {
      await expectUserPropertiesServed(stage, place);

      await expectEachToEnd(stage, place, [{ what, fields: cases }]);
    },
  });
});
