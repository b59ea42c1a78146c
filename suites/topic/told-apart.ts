import { matrix, scenario } from '../../harness/scenario.ts';
import { lookAlikes } from './_names.ts';
import { spell } from './_spell.ts';
import { publishIfTaken } from './_taken.ts';

const unnumbered = { '3.1.1': [], '5.0': [] } as const;

/** What MQTT 3.1 says too. */
const alsoIn31: readonly string[] = [
  'upper-and-lower-case',
  'leading-trailing-and-doubled-slashes',
  'spaces',
  'one-a-part-of-the-other',
];

export default matrix({ kind: Object.keys(lookAlikes) as (keyof typeof lookAlikes)[] }, ({ kind }) =>
  scenario({
    id: `topic/told-apart/${kind}`,
    title: `Topics are compared character by character: ${kind.replaceAll('-', ' ')}`,
    statements: {
      ...(alsoIn31.includes(kind) ? { '3.1': [] } : {}),
      '3.1.1': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3', ...(kind === 'byte-order-mark' ? (['MQTT-1.5.3-3'] as const) : [])],
      '5.0': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3', ...(kind === 'byte-order-mark' ? (['MQTT-1.5.4-3'] as const) : [])],
    },
    needs: [{ maxQos: 1 }],
    lesson: `A topic is what its bytes are. Nothing is folded, trimmed, normalized or given a meaning, but for the slash,
      and the two wildcards in a filter.`,

    async run({ connect, tag, warn }) {
      const all = lookAlikes[kind].map((text) => spell(text, tag));
      const publisher = await connect();
      const watchers = await Promise.all(
        all.map(async (name) => {
          const watcher = await connect();
          await watcher.send({ type: 'subscribe', subscriptions: [{ topicFilter: name, qos: 1 }] });
          const { reasonCodes } = await watcher.expect('suback');
          return { name, watcher, isGranted: reasonCodes.every((code) => code < 0x80) };
        }),
      );
      const granted = watchers.filter(({ isGranted }) => isGranted);

      const taken = new Set<string>();
      for (const { name } of granted) if (await publishIfTaken(publisher, name, name)) taken.add(name);

      for (const { name, watcher } of granted) {
        if (taken.has(name)) await watcher.expect('publish', { topic: name, payload: name });
        await watcher.expectNo('publish', { after: publisher });
      }
      const refused = all.length - taken.size;
      // SUBACK and PUBACK may tell of a failure for any reason, and no statement makes a server serve all characters.
      if (refused > 0)
        warn(`expected topics of all characters taken, got ${refused} of ${all.length} refused`, unnumbered);
    },
  }),
);
