import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'retain/kept-for-late-subscriber',
  title: 'A retained message reaches a subscriber that comes later',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
  needs: ['retain-available', { maxQos: 1 }],
  lesson: `The broker keeps the last retained message of each topic, and hands it to whoever subscribes afterwards. A
    newcomer so knows the latest state at once, however long ago it was published.`,

  async run({ connect, topic }) {
    const publisher = await connect();
    await publisher.publish(topic('a'), 'kept', { qos: 1, retain: true });

    const late = await connect();
    await late.subscribe(topic('a'), { qos: 1 });

    await late.expect('publish', { topic: topic('a'), payload: 'kept', retain: true });
  },
});
