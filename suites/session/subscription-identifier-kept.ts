import { scenario } from '../../harness/scenario.ts';

const subscriptionIdentifier = 77;

export default scenario({
  id: 'session/subscription-identifier-kept',
  title: 'The Subscription Identifier and the options of a subscription are kept with the session',
  statements: { '5.0': ['MQTT-3.1.2-5', 'MQTT-3.1.2-23'] },
  lesson: `Subscriptions belong to the session with all that was said about them. Who comes back finds messages marked with the same
    identifier, and does not get back what it publishes itself if that was agreed.`,
  needs: [{ maxQos: 1 }, 'subscription-identifiers'],

  async run({ connect, clientId, topic }) {
    const owner = { clientId: clientId('owner'), cleanSession: false };
    const peer = await connect();
    const former = await connect(owner);
    const properties = { subscriptionIdentifier: [subscriptionIdentifier] };
    await former.subscribe(topic('a'), { qos: 1, noLocal: true, properties });
    await former.disconnect();

    await peer.publish(topic('a'), 'while away', { qos: 1 });
    const back = await connect(owner);
    await back.publish(topic('a'), 'own', { qos: 1 });
    await peer.publish(topic('a'), 'live', { qos: 1 });

    for (const payload of ['while away', 'live']) {
      await back.expect(
        'publish',
        ({ payload: bytes, properties }) =>
          new TextDecoder().decode(bytes) === payload &&
          properties?.subscriptionIdentifier?.[0] === subscriptionIdentifier,
      );
    }
    await back.expectNo('publish', { after: peer });
  },
});
