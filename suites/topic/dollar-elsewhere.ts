import { scenario } from '../../harness/scenario.ts';
import { spell } from './_spell.ts';

const names = ['@/$a', '@/a$', 'a$/@', '@/$', '@/$SYS/a', '@$/a', '/$@'];

export default scenario({
  id: 'topic/dollar-elsewhere',
  title: 'A $ that is not the first character of a topic means nothing',
  statements: { '3.1.1': ['MQTT-4.5.0-1', 'MQTT-4.7.3-4'], '5.0': ['MQTT-4.5.0-1', 'MQTT-4.7.3-4'] },
  needs: ['wildcard-subscriptions', { maxQos: 1 }],
  lesson: `Only a topic whose very first character is $ is kept from leading wildcards. Anywhere else $ is a character
    like any other.`,

  async run({ connect, tag }) {
    const [watcher, publisher] = [await connect(), await connect()];
    await watcher.subscribe('+/#', { qos: 1 });

    for (const name of names) await publisher.publish(spell(name, tag), name, { qos: 1 });

    await watcher.expectPublishes(
      names.map((name) => ({ topic: spell(name, tag), payload: name })),
      { order: 'any' },
    );
    await watcher.expectNo('publish', { after: publisher });
  },
});
