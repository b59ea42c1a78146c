import { scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

export default scenario({
  id: 'subscribe/own-subscription-only',
  title: 'What one client subscribes to, changes and ends is nothing to another with the same filter',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.10.4-1'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.10.4-1'] },
  needs: ['wildcard-subscriptions', { maxQos: 1 }],
  lesson: `A subscription belongs to the session of one client. That of another client with the very same filter is
    another one, with its own QoS and its own end.`,

  async run({ connect, topic, fail }) {
    const [one, other, idle, publisher] = [await connect(), await connect(), await connect(), await connect()];
    await one.subscribe(topic('+'), { qos: 1 });
    await other.subscribe(topic('+'), { qos: 0 });
    await publisher.publish(topic('a'), 'both', { qos: 1 });
    await one.expect('publish', { payload: 'both', qos: 1 });
    await other.expect('publish', { payload: 'both', qos: 0 });

    await other.unsubscribe(topic('+'));
    await idle.unsubscribe(topic('+'));
    await publisher.publish(topic('a'), 'one', { qos: 1 });

    await one.expect('publish', { payload: 'one', qos: 1 });
    // What is published at QoS 1 may come twice where QoS 0 is granted (3.8.4).
    const came = (await arrivals(other, publisher)).map(({ payload }) => new TextDecoder().decode(payload));
    if (came.some((payload) => payload !== 'both')) fail('nothing after UNSUBACK', `PUBLISH ${came.join(' and ')}`);
    await one.expectNo('publish', { after: publisher });
    await idle.expectNo('publish', { after: publisher });
  },
});
