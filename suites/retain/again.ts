import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ filter: ['a', '+'], between: ['nothing', 'unsubscribed'] }, ({ filter, between }) => {
  const isReplaced = between === 'nothing';

  return scenario({
    id: `retain/again/${filter === '+' ? 'wildcard' : 'name'}/${between}-between`,
    title: `Each further SUBSCRIBE to ${filter} (${between} between) brings what is retained by then`,
    statements: {
      '3.1.1': [isReplaced ? 'MQTT-3.8.4-3' : 'MQTT-3.3.1-6'],
      '5.0': [isReplaced ? 'MQTT-3.8.4-4' : 'MQTT-3.3.1-9'],
    },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
    lesson: `Whoever subscribes again, with or without having unsubscribed, is shown the store again: the retained message as
      it is now, or nothing if it was cleared meanwhile.`,

    async run({ connect, topic }) {
      const [publisher, subscriber] = [await connect(), await connect()];
      const subscribeAgain = async (): Promise<void> => {
        if (between === 'unsubscribed') await subscriber.unsubscribe(topic(filter));
        await subscriber.subscribe(topic(filter), { qos: 1 });
      };
      await publisher.publish(topic('a'), 'first', { qos: 1, retain: true });
      await subscriber.subscribe(topic(filter), { qos: 1 });
      await subscriber.expect('publish', { payload: 'first', retain: true });

      await subscribeAgain();
      await subscriber.expect('publish', { payload: 'first', retain: true });
      await publisher.publish(topic('a'), 'second', { qos: 1, retain: true });
      await subscriber.expect('publish', { payload: 'second', retain: false });
      await subscribeAgain();
      await subscriber.expect('publish', { payload: 'second', retain: true });

      await publisher.publish(topic('a'), '', { qos: 1, retain: true });
      await subscriber.expect('publish', { payload: '', retain: false });
      await subscribeAgain();
      await subscriber.expectNo('publish', { after: publisher });
    },
  });
});
