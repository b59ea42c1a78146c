import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'topic/sys-tree',
  title: 'A subscription to $SYS/# is answered, and gets nothing but topics below $SYS',
  statements: { '3.1.1': ['MQTT-3.8.4-1', 'MQTT-3.3.2-3'] },
  lesson: `Many brokers tell about themselves below $SYS: their version, their clients, their traffic. None has to, and
    whoever asks must name the first level.`,

  async run({ connect, tag, topic, observe }) {
    const [watcher, publisher] = [await connect(), await connect()];
    await watcher.send({ type: 'subscribe', subscriptions: [{ topicFilter: '$SYS/#', qos: 0 }] });
    await watcher.expect('suback');

    await publisher.publish(topic('SYS'), 'not for it', { qos: 1 });
    await publisher.publish(`SYS/${tag}`, 'not for it', { qos: 1 });
    await watcher.expectNo('suback', { after: publisher });

    await watcher.send({ type: 'pingreq' });
    let count = 0;
    for (;;) {
      const next = await watcher.expectOneOf(['publish', 'pingresp']);
      if (!('type' in next) || next.type !== 'publish') break;
      if (next.topic.includes(tag)) break;
      count += 1;
    }
    observe('sysTopics', count);
  },
});
