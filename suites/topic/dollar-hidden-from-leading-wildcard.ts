import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ filter: ['#', '+'] }, ({ filter }) =>
  scenario({
    id: `topic/dollar-hidden-from-leading-wildcard/${filter === '#' ? 'hash' : 'plus'}`,
    title: `A filter that starts with ${filter} does not match topics that start with $`,
    statements: { '3.1.1': ['MQTT-4.7.2-1'] },
    lesson: `Topics that start with $ belong to the server, which publishes about itself there. A client that asks for
      everything does not ask for these: it has to name the $ level.`,

    async run({ connect, tag }) {
      const watcher = await connect();
      const publisher = await connect();
      const topicFilter = filter === '#' ? '#' : `+/${tag}`;
      await watcher.subscribe(topicFilter);

      await publisher.send({ type: 'publish', topic: `$${tag}/${tag}`, payload: 'hidden' });
      await publisher.publish(`a/${tag}`.replace('a/', `${tag}/`), 'shown');

      await watcher.expect('publish', { payload: 'shown' });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
