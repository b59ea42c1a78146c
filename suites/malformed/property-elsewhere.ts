import { matrix, scenario } from '../../harness/scenario.ts';
import { fieldOf, nameOf, places } from './_carriers.ts';
import { expectEachToEnd, expectUserPropertiesServed, needsOf } from './_ended-by.ts';
import { singleProperties } from './_property-table.ts';

export default matrix({ place: places }, ({ place }) =>
  scenario({
    id: `malformed/property-elsewhere/${place}`,
    title: `${nameOf(place)} with any property that belongs elsewhere: ends the connection`,
    statements: {
      '5.0': ['v5.0-2.2.2.2-u1', 'MQTT-4.13.1-1', ...(place === 'publish' ? (['MQTT-3.3.4-6'] as const) : [])],
    },
    needs: needsOf(place),
    lesson: `Each property may stand in some packets and in no others: a CONNECT has no Topic Alias, a PUBLISH no Receive Maximum.
      In the wrong place it is malformed, however sensible its value.`,

    async run(stage) {
      await expectUserPropertiesServed(stage, place);

      const others = singleProperties.filter((each) => !each.places.includes(place));
      const wrongs = others.map(({ name, bytes }) => ({
        what: `${nameOf(place)} with ${name}`,
        fields: [fieldOf(bytes)],
      }));
      await expectEachToEnd(stage, place, wrongs);
    },
  }),
);
