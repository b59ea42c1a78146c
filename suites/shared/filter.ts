import { matrix, scenario } from '../../harness/scenario.ts';
import { type FilterCase, filterCases } from '../topic/_filters.ts';
import { spell } from '../topic/_spell.ts';
import { shared } from './_group.ts';

const shapes = [
  'plus-last',
  'plus-in-the-middle',
  'plus-first',
  'plus-after-a-leading-slash',
  'plus-twice-in-a-row',
  'hash-last',
  'hash-after-a-leading-slash',
  'hash-after-an-empty-level',
  'plus-and-hash',
] as const;

/** Without wildcards; an empty first level, and levels that a share name could be mistaken for. */
const plain = {
  'one-level': { filter: '@', matches: ['@'], misses: ['@/@', '/@', '@/'] },
  'leading-slash': { filter: '/@', matches: ['/@'], misses: ['@', '//@', '@//@'] },
  'several-levels': { filter: '@/a/b', matches: ['@/a/b'], misses: ['@', '@/a', '@/b', '@/a/b/c', 'a/b/@'] },
} as const satisfies Readonly<Record<string, FilterCase>>;

const cases: Readonly<Record<string, FilterCase>> = {
  ...Object.fromEntries(shapes.map((shape) => [shape, filterCases[shape]])),
  ...plain,
};

export default matrix({ shape: Object.keys(cases) }, ({ shape }) => {
  const { filter, matches, misses } = cases[shape] ?? plain['one-level'];
  return scenario({
    id: `shared/filter/${shape}`,
    title: `${filter} in a Shared Subscription matches just what ${filter} matches`,
    statements: { '5.0': ['MQTT-4.8.2-2', 'MQTT-4.5.0-1', 'MQTT-3.3.2-3'] },
    lesson: `What stands behind the second slash is a Topic Filter like any other, wildcards included. $share and the name of the
      share have no part in the matching.`,
    needs: ['shared-subscriptions', 'wildcard-subscriptions', { maxQos: 1 }],

    async run({ connect, tag }) {
      const [member, publisher] = [await connect(), await connect()];
      await member.subscribe(shared(spell(filter, tag), tag), { qos: 1 });

      for (const text of [...misses, ...matches]) {
        const name = spell(text, tag);
        await publisher.publish(name, name, { qos: 1 });
      }

      const expected = matches.map((text) => spell(text, tag));
      await member.expectPublishes(
        expected.map((name) => ({ topic: name, payload: name })),
        { order: 'any' },
      );
      await member.expectNo('publish', { after: publisher });
    },
  });
});
