import { matrix, scenario } from '../../harness/scenario.ts';
import { type FilterCase, filterCases } from './_filters.ts';
import { spell } from './_spell.ts';
import { subscribeIfSupported } from './_support.ts';

/** The names of retained messages are matched too, by other code in many brokers; these shapes tell the ways apart. */
const retainedShapes: readonly string[] = [
  'plus-last',
  'plus-first',
  'plus-in-the-middle',
  'plus-twice-in-a-row',
  'hash-deeper',
  'hash-alone',
  'hash-after-an-empty-level',
  'plus-and-hash',
];

export default matrix(
  { shape: Object.keys(filterCases) as (keyof typeof filterCases)[], arrival: ['live', 'retained'] },
  ({ shape, arrival }) => {
    if (arrival === 'retained' && !retainedShapes.includes(shape)) return null;
    const { filter, matches, misses }: FilterCase = filterCases[shape];
    return scenario({
      id: `topic/wildcards/${shape}/${arrival}`,
      title: `${filter} matches just the ${arrival === 'live' ? 'topics' : 'retained topics'} that it should`,
      statements: {
        '3.1': [],
        '3.1.1': ['MQTT-3.3.2-3', arrival === 'live' ? 'MQTT-4.5.0-1' : 'MQTT-3.3.1-6', 'MQTT-3.8.3-2'],
        '5.0': ['MQTT-3.3.2-3', arrival === 'live' ? 'MQTT-4.5.0-1' : 'MQTT-3.3.1-9', 'v5.0-3.2.2.3.11-u2'],
      },
      lesson: filter.includes('#')
        ? `# stands for any number of levels, none included: a/# matches a as well. It is always the last character.`
        : `+ stands for exactly one level, which may be empty: a/+ matches a/ but not a, and never two levels.`,

      async run(stage) {
        const { connect, tag } = stage;
        const [watcher, publisher] = [await connect(), await connect()];
        const retain = arrival === 'retained';
        const publishAll = async (): Promise<void> => {
          for (const text of [...misses, ...matches]) {
            const name = spell(text, tag);
            await publisher.publish(name, name, { qos: 1, retain });
          }
        };

        if (retain) await publishAll();
        const isSupported = await subscribeIfSupported(stage, watcher, spell(filter, tag));
        if (!retain) await publishAll();

        const expected = isSupported ? matches.map((text) => spell(text, tag)) : [];
        await watcher.expectPublishes(
          expected.map((name) => ({ topic: name, payload: name, retain })),
          { order: 'any' },
        );
        await watcher.expectNo('publish', { after: publisher });
      },
    });
  },
);
