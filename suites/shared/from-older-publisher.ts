import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivalsOf, gather, numbered, requireShared, shared } from './_group.ts';

const messages = numbered(6);

export default matrix({ published: ['3.1.1', '5.0'], way: ['published', 'as-will'] }, ({ published, way }) =>
  scenario({
    id: `shared/from-older-publisher/${published}-${way}`,
    title: `A group shares what a client of ${published} publishes${way === 'as-will' ? ' by its Will' : ''}`,
    statements: { '5.0': ['MQTT-4.5.0-1'] },
    lesson: `Who publishes knows nothing of who subscribes, and how. A message of an older client is shared out like any other.`,
    needs: ['shared-subscriptions', { maxQos: 1 }],

    async run(stage) {
      const { connect, topic } = stage;
      const watcher = await connect();
      const members = await gather(stage, 2, shared(topic('a')));

      if (way === 'published') {
        const publisher = await connect({ version: published });
        for (const payload of messages) await publisher.publish(topic('a'), payload, { qos: 1 });
      } else {
        for (const payload of messages) {
          const dying = await connect({ version: published, will: { topic: topic('a'), payload, qos: 1 } });
          const plain = await connect();
          await plain.subscribe(topic('a'), { qos: 1 });
          await dying.cut();
          await plain.expect('publish', { payload });
          await plain.disconnect();
        }
      }

      requireShared(stage, await arrivalsOf(stage, members, watcher, messages.length), messages);
    },
  }),
);
