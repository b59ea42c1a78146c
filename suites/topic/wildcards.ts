import { matrix, type Stage, scenario } from '../../harness/scenario.ts';
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

/** Publishes on a topic that a broker may have reasons of its own to turn away: by 3.3.5 it closes then. */
async function isTaken({ connect }: Stage, name: string, retain: boolean): Promise<boolean> {
  const daring = await connect();
  await daring.send({ type: 'publish', topic: name, payload: name, qos: 1, retain });
  const answer = await daring.expectOneOf(['puback']);
  if (!('type' in answer) || answer.type !== 'puback' || answer.reasonCode >= 0x80) return false;
  await daring.ping();
  return true;
}

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
        '5.0': ['MQTT-3.3.2-3', arrival === 'live' ? 'MQTT-4.5.0-1' : 'MQTT-3.3.1-9'],
      },
      needs: [{ maxQos: 1 }, ...(arrival === 'retained' ? (['retain-available'] as const) : [])],
      lesson: filter.includes('#')
        ? `# stands for any number of levels, none included: a/# matches a as well. It is always the last character.`
        : `+ stands for exactly one level, which may be empty: a/+ matches a/ but not a, and never two levels.`,

      async run(stage) {
        const { connect, tag, warn } = stage;
        const [watcher, publisher] = [await connect(), await connect()];
        const retain = arrival === 'retained';
        const refused: string[] = [];
        const publishAll = async (): Promise<void> => {
          for (const text of [...misses, ...matches]) {
            const name = spell(text, tag);
            if (!name.includes(' ')) await publisher.publish(name, name, { qos: 1, retain });
            else if (!(await isTaken(stage, name, retain))) refused.push(name);
          }
        };

        if (retain) await publishAll();
        const isSupported = await subscribeIfSupported(stage, watcher, spell(filter, tag));
        if (!retain) await publishAll();

        const names = matches.map((text) => spell(text, tag)).filter((name) => !refused.includes(name));
        const expected = isSupported ? names : [];
        await watcher.expectPublishes(
          expected.map((name) => ({ topic: name, payload: name, retain })),
          { order: 'any' },
        );
        await watcher.expectNo('publish', { after: publisher });
        if (refused.length > 0)
          warn('expected a topic with a space taken, got it turned away', { '3.1.1': [], '5.0': [] });
      },
    });
  },
);
