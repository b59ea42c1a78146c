import { scenario } from '../../harness/scenario.ts';
import { type Arrivals, arrivals } from '../_arrivals.ts';

export default scenario({
  id: 'retain/several-filters',
  title: 'Each filter of one SUBSCRIBE brings its retained messages, at the QoS granted for it',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.1-6', 'MQTT-3.8.4-4'], '5.0': ['MQTT-3.3.1-9', 'MQTT-3.8.4-5'] },
  needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
  lesson: `A SUBSCRIBE with several filters is like several SUBSCRIBEs. Where two filters match one topic the retained message
    may come for each of them, or once.`,

  async run({ connect, topic, fail, observe }) {
    const publisher = await connect();
    for (const name of ['a', 'b', 'c']) await publisher.publish(topic(name), name, { qos: 2, retain: true });
    const subscriber = await connect();

    await subscriber.subscribe([
      { topicFilter: topic('a'), qos: 1 },
      { topicFilter: topic('nothing'), qos: 1 },
      { topicFilter: topic('b'), qos: 2 },
      { topicFilter: topic('+'), qos: 2 },
    ]);

    const came: Arrivals[number][] = [];
    while (new Set(came.map(({ topic: name }) => name)).size < 3) came.push(await subscriber.expect('publish'));
    came.push(...(await arrivals(subscriber, publisher)));
    const copiesOf = (name: string) => came.filter(({ topic: topicName }) => topicName === topic(name));
    for (const [name, most] of [
      ['a', 2],
      ['b', 2],
      ['c', 1],
    ] as const) {
      const copies = copiesOf(name);
      observe(`copiesOf${name.toUpperCase()}`, copies.length);
      if (copies.length > most) fail(`"${name}" at most ${most} times`, `${copies.length} times`);
      if (copies.some(({ qos }) => qos !== 2 && name !== 'a')) fail(`"${name}" at QoS 2`, 'a lower one');
    }
  },
});
