import { matrix, type ScenarioSource, scenario } from '../../harness/scenario.ts';
import { fieldOf, nameOf, type Place, places } from './_carriers.ts';
import { expectEachToEnd, expectUserPropertiesServed, needsOf } from './_ended-by.ts';
import { singleProperties } from './_property-table.ts';

/** The paragraphs that say so, by place. */
const paragraphs = {
  connect: [
    'v5.0-3.1.2.11.2-u1',
    'v5.0-3.1.2.11.3-u1',
    'v5.0-3.1.2.11.4-u1',
    'v5.0-3.1.2.11.5-u1',
    'v5.0-3.1.2.11.6-u1',
    'v5.0-3.1.2.11.7-u1',
    'v5.0-3.1.2.11.9-u1',
    'v5.0-3.1.2.11.10-u2',
  ],
  will: [
    'v5.0-3.1.3.2.2-u1',
    'v5.0-3.1.3.2.3-u2',
    'v5.0-3.1.3.2.4-u1',
    'v5.0-3.1.3.2.5-u1',
    'v5.0-3.1.3.2.6-u1',
    'v5.0-3.1.3.2.7-u1',
  ],
  publish: ['v5.0-3.3.2.3.4-u1', 'v5.0-3.3.2.3.5-u1', 'v5.0-3.3.2.3.6-u1', 'v5.0-3.3.2.3.9-u1'],
  puback: ['v5.0-3.4.2.2.2-u1'],
  pubrec: ['v5.0-3.5.2.2.2-u2'],
  pubrel: ['v5.0-3.6.2.2.2-u2'],
  pubcomp: ['v5.0-3.7.2.2.2-u2'],
  subscribe: ['v5.0-3.8.2.1.2-u2'],
  unsubscribe: [],
  disconnect: ['v5.0-3.14.2.2.2-u1', 'v5.0-3.14.2.2.3-u2', 'v5.0-3.14.2.2.5-u1'],
} as const satisfies Readonly<Record<Place, ScenarioSource['statements']['5.0']>>;

/** Reason Codes of a server that does not offer what the property is for. */
const furtherCodes: Readonly<Record<string, readonly number[]>> = {
  'Authentication Method': [0x8c],
  'Subscription Identifier': [0xa1],
  'Topic Alias': [0x94],
};

export default matrix({ place: places }, ({ place }) => {
  const own = singleProperties.filter((each) => each.places.includes(place));
  if (own.length === 0) return null;

  return scenario({
    id: `malformed/property-twice/${place}`,
    title: `${nameOf(place)} with any property but User Property twice: ends the connection`,
    statements: { '5.0': [...paragraphs[place], 'MQTT-4.13.1-1'] },
    needs: needsOf(place),
    lesson: `Only User Property may be repeated. Of two values for anything else nobody could tell which one counts, even where
      both are the same.`,

    async run(stage) {
      await expectUserPropertiesServed(stage, place);

      const wrongs = own.map(({ name, bytes }) => ({
        what: `${nameOf(place)} with ${name} twice`,
        reasonCodes: furtherCodes[name] ?? [],
        fields: [fieldOf(bytes, bytes)],
      }));
      await expectEachToEnd(stage, place, wrongs);
    },
  });
});
