import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'connect/pipelined-in-resumed-session',
  title: 'What follows a CONNECT at once is processed in the session that it resumes',
  statements: { '3.1.1': ['MQTT-3.1.4-3', 'MQTT-3.1.2-4'], '5.0': ['MQTT-3.1.4-4', 'MQTT-3.1.2-5'] },
  lesson: `Session first, then the packets behind CONNECT: an UNSUBSCRIBE that is sent at once finds the subscription from
    before and ends it.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, open, encode, clientId, topic }) {
    const publisher = await connect();
    const former = await connect({ clientId: clientId('owner'), cleanSession: false });
    await former.subscribe([topic('left'), topic('kept')], { qos: 1 });
    await former.disconnect();

    const back = await open();
    await back.sendBytes(
      encode({ type: 'connect', clientId: clientId('owner'), cleanStart: false }),
      encode({ type: 'unsubscribe', packetIdentifier: 5, topicFilters: [topic('left')] }),
    );
    await back.expect('connack', { sessionPresent: true, reasonCode: 0 });
    await back.expect('unsuback', { packetIdentifier: 5 });
    await publisher.publish(topic('left'), 'no more', { qos: 1 });
    await publisher.publish(topic('kept'), 'still', { qos: 1 });

    await back.expect('publish', { topic: topic('kept') });
    await back.expectNo('publish', { after: publisher });
  },
});
