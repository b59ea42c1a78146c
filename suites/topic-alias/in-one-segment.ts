import { scenario } from '../../harness/scenario.ts';
import { aliasedBytes } from './_aliased.ts';

export default scenario({
  id: 'topic-alias/in-one-segment',
  title: 'Topic Aliases that are set, used and set anew in one segment are taken packet by packet',
  statements: { '5.0': ['MQTT-3.3.2-12', 'MQTT-4.6.0-5'] },
  lesson: 'An alias holds from the packet that sets it, however many packets are read at once.',
  needs: [{ topicAliasMaximum: 2 }, 'wildcard-subscriptions'],

  async run(stage) {
    const { connect, topic } = stage;
    const [watcher, publisher] = [await connect(), await connect()];
    await watcher.subscribe(topic('#'));
    const steps = [
      { topic: topic('a'), alias: 1, meant: 'a' },
      { topic: topic('b'), alias: 2, meant: 'b' },
      { topic: '', alias: 1, meant: 'a' },
      { topic: '', alias: 2, meant: 'b' },
      { topic: topic('c'), alias: 1, meant: 'c' },
      { topic: '', alias: 1, meant: 'c' },
      { topic: '', alias: 2, meant: 'b' },
    ];

    await publisher.sendBytes(...steps.map((step, at) => aliasedBytes(stage, { ...step, payload: `${at}` })));

    await watcher.expectPublishes(
      steps.map(({ meant }, at) => ({ topic: topic(meant), payload: `${at}` })),
      { order: 'any' },
    );
  },
});
