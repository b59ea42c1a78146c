import { scenario } from '../../harness/scenario.ts';
import { identifierOf, takeUnacknowledged, textOf } from './_messages.ts';
import { acknowledge, receive } from './_receiver.ts';

export default scenario({
  id: 'qos/resumes-with-everything',
  title: 'Exchanges at every stage go on side by side when a subscriber returns, each from where it was',
  statements: {
    '3.1.1': ['MQTT-4.4.0-1', 'MQTT-3.3.1-1', 'MQTT-4.3.2-1', 'MQTT-4.3.3-1', 'MQTT-2.3.1-4'],
    '5.0': ['MQTT-4.4.0-1', 'MQTT-3.3.1-1', 'MQTT-4.3.2-3', 'MQTT-4.3.3-3', 'MQTT-4.3.3-5', 'MQTT-2.2.1-4'],
  },
  lesson: `A returning subscriber finds PUBREL for what it had received, PUBLISH with DUP for what it had not acknowledged, and
    PUBLISH without DUP for what came meanwhile. What was finished does not appear.`,
  needs: [{ maxQos: 2 }, 'wildcard-subscriptions'],

  async run(stage) {
    const { connect, clientId, topic, fail } = stage;
    const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
    const [subscriber, publisher] = [await connect(owner), await connect()];
    await subscriber.subscribe(topic('+'), { qos: 2 });
    for (const qos of [1, 2] as const) {
      await publisher.publish(topic('done'), `done ${qos}`, { qos });
      await acknowledge(subscriber, await subscriber.expect('publish', { payload: `done ${qos}` }));
    }
    await publisher.publish(topic('received'), 'received', { qos: 2 });
    const received = identifierOf(await subscriber.expect('publish', { payload: 'received' }));
    await receive(subscriber, received);
    await publisher.publish(topic('open-1'), 'open 1', { qos: 1 });
    await publisher.publish(topic('open-2'), 'open 2', { qos: 2 });
    const open = await takeUnacknowledged(stage, subscriber, 2);
    await subscriber.disconnect();
    await publisher.publish(topic('missed'), 'missed', { qos: 2 });

    const back = await connect(owner);
    await back.expect('pubrel', { packetIdentifier: received });
    await back.send({ type: 'pubcomp', packetIdentifier: received });
    const came = ['open 1', 'open 2', 'missed'];
    while (came.length > 0) {
      const next = await back.expect('publish', (publish) => came.includes(textOf(publish)));
      came.splice(came.indexOf(textOf(next)), 1);
      const earlier = open.find((publish) => textOf(publish) === textOf(next));
      const dup = earlier !== undefined;
      if (next.dup !== dup)
        fail(`"${textOf(next)}" with DUP ${Number(dup)}`, `DUP ${Number(next.dup)}`, {
          '3.1.1': ['MQTT-3.3.1-1'],
          '5.0': ['MQTT-3.3.1-1'],
        });
      if (earlier !== undefined && identifierOf(earlier) !== identifierOf(next))
        fail(`"${textOf(next)}" under identifier ${identifierOf(earlier)}`, `${identifierOf(next)}`);
      await acknowledge(back, next);
    }
    await back.expectNo('publish', { after: publisher });
    await back.expectNo('pubrel');
  },
});
