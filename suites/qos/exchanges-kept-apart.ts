import { scenario } from '../../harness/scenario.ts';
import { begin, publishAtLeastOnce, release } from './_sender.ts';

export default scenario({
  id: 'qos/exchanges-kept-apart',
  title: 'Several exchanges at QoS 2 may be open at once, and PUBREL ends only its own',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.3.3-2'], '5.0': ['MQTT-4.3.3-10', 'MQTT-4.3.3-11', 'MQTT-4.3.3-12'] },
  lesson: `The state of an exchange hangs on its identifier alone. Finishing one leaves the others open: a repetition under
    their identifiers is still a repetition, and messages at other levels in between change nothing.`,
  needs: [{ maxQos: 2 }, { receiveMaximum: 4 }, 'wildcard-subscriptions'],

  async run({ connect, topic }) {
    const [subscriber, publisher] = [await connect(), await connect()];
    await subscriber.subscribe(topic('+'), { qos: 2 });
    const [one, two, three] = [
      { topic: topic('one'), payload: 'one', packetIdentifier: publisher.freshIdentifier() },
      { topic: topic('two'), payload: 'two', packetIdentifier: publisher.freshIdentifier() },
      { topic: topic('three'), payload: 'three', packetIdentifier: publisher.freshIdentifier() },
    ];

    for (const sending of [one, two, three]) await begin(publisher, sending);
    await release(publisher, one.packetIdentifier);
    await begin(publisher, { ...two, dup: true });
    await publishAtLeastOnce(publisher, {
      topic: topic('other'),
      payload: 'other',
      packetIdentifier: publisher.freshIdentifier(),
    });
    await release(publisher, two.packetIdentifier);
    await begin(publisher, { ...three, dup: true });
    await begin(publisher, { ...one, payload: 'one again' });
    await release(publisher, three.packetIdentifier);
    await release(publisher, one.packetIdentifier);

    const all = ['one', 'two', 'three', 'other', 'one again'].map((payload) => ({ payload }));
    await subscriber.expectPublishes(all, { order: 'any' });
    const watcher = await connect();
    await subscriber.expectNo('publish', { after: watcher });
  },
});
