import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'retain/set-again',
  title: 'A topic can be set, cleared and set again any number of times',
  statements: { '3.1.1': ['MQTT-3.3.1-5', 'MQTT-3.3.1-10'], '5.0': ['MQTT-3.3.1-5', 'MQTT-3.3.1-6'] },
  needs: ['retain-available', { maxQos: 1 }],
  lesson: `Clearing leaves a topic as if nothing had ever been retained on it. What is retained afterwards is kept like the
    first.`,

  async run({ connect, topic }) {
    const [publisher, other] = [await connect(), await connect()];

    for (const round of [1, 2, 3]) {
      await publisher.publish(topic('a'), `round ${round}`, { qos: 1, retain: true });
      const late = await connect();
      await late.subscribe(topic('a'), { qos: 1 });
      await late.expect('publish', { payload: `round ${round}`, retain: true });
      await late.disconnect();

      await other.publish(topic('a'), '', { qos: 1, retain: true });
      const later = await connect();
      await later.subscribe(topic('a'), { qos: 1 });
      await later.expectNo('publish', { after: publisher });
    }
  },
});
