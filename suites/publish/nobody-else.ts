import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'publish/nobody-else',
  title: 'A message reaches those who subscribed to its topic, and nobody else',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.2-3', 'MQTT-4.5.0-1'], '5.0': ['MQTT-3.3.2-3', 'MQTT-4.5.0-1'] },
  lesson: `A client gets what it asked for. One that subscribed to nothing, or to something else, or that only publishes, gets
    nothing.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, topic }) {
    const [asked, askedOther, silent, publisher] = [await connect(), await connect(), await connect(), await connect()];
    await asked.subscribe(topic('a'), { qos: 1 });
    await askedOther.subscribe(topic('b'), { qos: 1 });

    for (const qos of [0, 1] as const) await publisher.publish(topic('a'), `at ${qos}`, { qos });
    await publisher.publish(topic('b'), 'other', { qos: 1 });

    await asked.expectPublishes([{ payload: 'at 0' }, { payload: 'at 1' }], { order: 'any' });
    await askedOther.expect('publish', { topic: topic('b'), payload: 'other' });
    for (const client of [asked, askedOther, silent]) await client.expectNo('publish', { after: publisher });
    await publisher.expectNo('publish');
  },
});
