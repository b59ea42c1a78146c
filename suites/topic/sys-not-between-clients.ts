import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ qos: [0, 1] }, ({ qos }) =>
  scenario({
    id: `topic/sys-not-between-clients/at-qos-${qos}`,
    title: `What a client publishes below $SYS at QoS ${qos} does not reach other clients`,
    statements: { '3.1.1': ['v3.1.1-4.7.2-u1'], '5.0': ['v5.0-4.7.2-u1'] },
    lesson: `Topics that start with $ are the server's. What stands below $SYS is believed to come from it, so a server should not
      let clients speak to each other there.`,

    async run({ connect, tag, topic, fail }) {
      const [watcher, publisher, daring] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'));
      await watcher.send({ type: 'subscribe', subscriptions: [{ topicFilter: `$SYS/${tag}`, qos: 1 }] });
      await watcher.expect('suback'); // granted or refused

      await daring.send({ type: 'publish', topic: `$SYS/${tag}`, payload: 'pretended', qos });
      await daring.send({ type: 'pingreq' });
      await daring.expectOneOf(['pingresp']); // or it is closed
      await publisher.publish(topic('a'), 'control');

      const first = await watcher.expect('publish');
      if (first.topic !== topic('a'))
        fail('nothing of what another client publishes there', `PUBLISH on ${first.topic}`);
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
