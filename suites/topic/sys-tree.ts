import { scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

export default scenario({
  id: 'topic/sys-tree',
  title: 'A subscription to $SYS/# is answered, and gets nothing but topics below $SYS',
  statements: { '3.1.1': ['MQTT-3.8.4-1', 'MQTT-3.3.2-3'], '5.0': ['MQTT-3.8.4-1', 'MQTT-3.3.2-3'] },
  needs: ['wildcard-subscriptions', { maxQos: 1 }],
  lesson: `Many brokers tell about themselves below $SYS: their version, their clients, their traffic. None has to, and
    whoever asks must name the first level.`,

  async run({ connect, tag, topic, observe, fail }) {
    const [watcher, witness, publisher] = [await connect(), await connect(), await connect()];
    await watcher.send({ type: 'subscribe', subscriptions: [{ topicFilter: '$SYS/#', qos: 0 }] });
    await watcher.expect('suback'); // granted or refused: some keep it to themselves
    await witness.subscribe([topic('$SYS/a'), `SYS/${tag}`], { qos: 1 });

    await publisher.publish(topic('$SYS/a'), 'elsewhere', { qos: 1 });
    await publisher.publish(`SYS/${tag}`, 'elsewhere', { qos: 1 });

    await witness.expectPublishes([{ payload: 'elsewhere' }, { payload: 'elsewhere' }]);
    const topics = (await arrivals(watcher, publisher)).map((publish) => publish.topic);
    const foreign = topics.find((name) => !name.startsWith('$SYS'));
    if (foreign !== undefined) fail('only topics below $SYS', `a PUBLISH on ${foreign}`);
    observe('sysTopics', topics.length > 0);
  },
});
