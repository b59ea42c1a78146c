import { hex, matrix, scenario } from '../../harness/scenario.ts';
import { fieldOf, nameOf, places } from './_carriers.ts';
import { expectEachToEnd, expectUserPropertiesServed, needsOf } from './_ended-by.ts';

/** Identifiers that table 2-4 has not, of one byte and of two, each with something that may be its value. */
const unknown = ['00 00', '04 00', '14 00 00', '2b 00', '7f 00', '80 01 00'].map(hex);

export default matrix({ place: places }, ({ place }) =>
  scenario({
    id: `malformed/property-unknown/${place}`,
    title: `${nameOf(place)} with a property that the standard does not know: ends the connection`,
    statements: { '5.0': ['v5.0-2.2.2.2-u1', 'MQTT-4.13.1-1'] },
    needs: needsOf(place),
    lesson: `The length of a property follows from its identifier alone. Whoever does not know the identifier cannot even skip it,
      so that an unknown one makes the whole packet malformed.`,

    async run(stage) {
      await expectUserPropertiesServed(stage, place);

      const fields = unknown.map((property) => fieldOf(property));
      await expectEachToEnd(stage, place, [{ what: `${nameOf(place)} with an unknown property`, fields }]);
    },
  }),
);
