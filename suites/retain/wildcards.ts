import { matrix, scenario } from '../../harness/scenario.ts';

/** What is retained; the tag of the scenario is the level before. */
const names = ['a', 'a/b', 'a/b/c', 'a/', 'b', 'b/b', 'b/b/c/d', '/b'] as const;

/** Filters and what each finds. */
const filters: Readonly<
  Record<string, { readonly filter: string; readonly finds: readonly (typeof names)[number][] }>
> = {
  all: { filter: '#', finds: names },
  'one-level': { filter: '+', finds: ['a', 'b'] },
  'two-levels': { filter: '+/+', finds: ['a/b', 'a/', 'b/b', '/b'] },
  'below-and-itself': { filter: 'a/#', finds: ['a', 'a/b', 'a/b/c', 'a/'] },
  'directly-below': { filter: 'a/+', finds: ['a/b', 'a/'] },
  'first-level-open': { filter: '+/b', finds: ['a/b', 'b/b', '/b'] },
  'last-level-fixed': { filter: '+/+/c', finds: ['a/b/c'] },
  'middle-and-rest': { filter: '+/b/#', finds: ['a/b', 'a/b/c', 'b/b', 'b/b/c/d', '/b'] },
  'leaf-parent': { filter: 'b/b/c/d/#', finds: ['b/b/c/d'] },
  'inner-node': { filter: 'b/b/c/#', finds: ['b/b/c/d'] },
  'empty-level': { filter: '/+', finds: ['/b'] },
};

export default matrix({ shape: Object.entries(filters) }, ({ shape: [name, { filter, finds }] }) =>
  scenario({
    id: `retain/wildcards/${name}`,
    title: `${filter} brings the retained messages of all topics that it matches, each once, and no others`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-6', 'MQTT-3.3.1-8'], '5.0': ['MQTT-3.3.1-9'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
    lesson: `A wildcard asks the store as it asks the stream: a new subscription gets the retained message of every topic that
      it matches. In which order they come is left to the server.`,

    async run({ connect, topic }) {
      const [publisher, late] = [await connect(), await connect()];
      for (const each of names) await publisher.publish(topic(each), `at ${each}`, { qos: 1, retain: true });

      await late.subscribe(topic(filter), { qos: 1 });

      await late.expectPublishes(
        finds.map((each) => ({ topic: topic(each), payload: `at ${each}`, retain: true })),
        { order: 'any' },
      );
      await late.expectNo('publish', { after: publisher });
    },
  }),
);
