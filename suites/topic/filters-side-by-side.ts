import { scenario } from '../../harness/scenario.ts';

const filters = ['a/b', 'a/+', '+/b', '+/+', 'a/#', 'a/b/#', '#', '+/b/#', '+/#', 'a/b/c', 'a/+/c', '+/b/c', '+/+/+'];

/** For each name, which of the filters match it. */
const takers: Readonly<Record<string, readonly string[]>> = {
  'a/b': ['a/b', 'a/+', '+/b', '+/+', 'a/#', 'a/b/#', '#', '+/b/#', '+/#'],
  'a/x': ['a/+', '+/+', 'a/#', '#', '+/#'],
  'x/b': ['+/b', '+/+', '#', '+/b/#', '+/#'],
  'a/b/c': ['a/#', 'a/b/#', '#', '+/b/#', '+/#', 'a/b/c', 'a/+/c', '+/b/c', '+/+/+'],
  'a/x/c': ['a/#', '#', '+/#', 'a/+/c', '+/+/+'],
  'x/b/c': ['#', '+/b/#', '+/#', '+/b/c', '+/+/+'],
};

export default scenario({
  id: 'topic/filters-side-by-side',
  title: 'Filters of many clients that match the same topics in different ways do not get into each other’s way',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.2-3'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.2-3'] },
  needs: ['wildcard-subscriptions', { maxQos: 1 }],
  lesson: `Each subscription is a question of its own: whether some other filter fits better, or was there before, is
    nothing to it. A broker that walks a tree of topics has to follow every branch that fits.`,

  async run({ connect, topic }) {
    const publisher = await connect();
    const watchers = await Promise.all(filters.map(() => connect()));
    await Promise.all(watchers.map((watcher, at) => watcher.subscribe(topic(filters[at] ?? ''), { qos: 1 })));

    for (const name of Object.keys(takers)) await publisher.publish(topic(name), name, { qos: 1 });

    for (const [at, watcher] of watchers.entries()) {
      const names = Object.keys(takers).filter((name) => takers[name]?.includes(filters[at] ?? ''));
      await watcher.expectPublishes(
        names.map((name) => ({ topic: topic(name), payload: name })),
        { order: 'any' },
      );
      await watcher.expectNo('publish', { after: publisher });
    }
  },
});
