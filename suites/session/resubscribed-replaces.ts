import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ before: [0, 1, 2], now: [0, 1, 2] }, ({ before, now }) => {
  if (before === now) return null;

  return scenario({
    id: `session/resubscribed-replaces/qos-${before}-by-${now}`,
    title: `In a resumed session a subscription at QoS ${before} is replaced by one at QoS ${now}`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-3'] },
    lesson: `A session holds at most one subscription for each Topic Filter. Clients that subscribe at every start, session
      or no session, do no harm: the new one takes the old one's place.`,
    needs: [{ maxQos: 2 }],

    async run({ connect, clientId, topic }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const publisher = await connect();
      const former = await connect(owner);
      await former.subscribe(topic('a'), { qos: before });
      await former.disconnect();

      const back = await connect(owner);
      await back.subscribe(topic('a'), { qos: now });
      await publisher.publish(topic('a'), 'once', { qos: 2 });
      await back.expect('publish', { payload: 'once', qos: now });
      await back.expectNo('publish', { after: publisher });
      await back.disconnect();

      const again = await connect(owner);
      await again.expectNo('publish', { after: publisher });
      await publisher.publish(topic('a'), 'again', { qos: 2 });
      await again.expect('publish', { payload: 'again', qos: now });
      await again.expectNo('publish', { after: publisher });
    },
  });
});
