import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'connect/take-over-moves-session',
  title: 'After a take-over of a kept session its messages come to the newer connection, each once, and to no other',
  statements: {
    '3.1': [],
    '3.1.1': ['MQTT-3.1.4-2', 'MQTT-3.1.4-3'],
    '5.0': ['MQTT-3.1.4-3', 'MQTT-3.1.4-4', 'MQTT-3.1.2-5'],
  },
  lesson: `The session goes to whoever comes last. A client whose link broke without anyone noticing goes on where it was, the
    moment that it is back.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, clientId, topic }) {
    const owner = { clientId: clientId('same'), cleanSession: false };
    const publisher = await connect();
    const older = await connect(owner);
    await older.subscribe(topic('a'), { qos: 1 });
    await publisher.publish(topic('a'), 'before', { qos: 1 });
    await older.expect('publish', { payload: 'before' });
    await older.ping();

    const newer = await connect(owner);
    await older.expectClosed();
    await newer.expectNo('publish', { after: publisher });
    await publisher.publish(topic('a'), 'after', { qos: 1 });

    await newer.expect('publish', { payload: 'after' });
    await newer.expectNo('publish', { after: publisher });
    await older.expectNo('publish');
  },
});
