import { scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';

export default scenario({
  id: 'retain/expiry',
  title: 'Where retained messages are dropped after a time, each is there until then and gone afterwards',
  statements: { '3.1': [], '3.1.1': ['v3.1.1-4.1-u1'], '5.0': ['MQTT-3.3.1-5'] },
  needs: ['wildcard-subscriptions', 'retain-available', 'retained-expiry', { maxQos: 1 }],
  lesson: `The standard lets whoever runs a server set bounds to what it stores. A broker that forgets retained messages after
    a while must do so to the old ones only, counted for each from when it was set.`,
  mandatedWaitMs: 10_000,

  async run({ connect, topic, declared, countdown, warn }) {
    const expiryMs = declared('retained-expiry') * 1000;
    const still = { keepAlive: 0 } as const;
    const [publisher, amid, late] = [await connect(still), await connect(still), await connect(still)];
    const oldInTime = countdown(expiryMs);
    for (const name of ['old', 'renewed']) await publisher.publish(topic(name), 'first', { qos: 1, retain: true });

    await publisher.expectOpenFor(0.6 * expiryMs);
    await amid.subscribe(topic('+'), { qos: 1 });
    oldInTime();
    await amid.expectPublishes(
      [
        { topic: topic('old'), payload: 'first', retain: true },
        { topic: topic('renewed'), payload: 'first', retain: true },
      ],
      { order: 'any' },
    );
    const renewedInTime = countdown(expiryMs);
    await publisher.publish(topic('renewed'), 'second', { qos: 1, retain: true });
    await publisher.expectOpenFor(0.65 * expiryMs);

    await late.subscribe(topic('renewed'), { qos: 1 });
    renewedInTime();
    await late.expect('publish', { topic: topic('renewed'), payload: 'second', retain: true });
    await late.subscribe(topic('old'), { qos: 1 });
    const left = await arrivals(late, publisher);
    const overdue = 'a retained message was still there when its declared time had been over for a quarter of it';
    if (left.length > 0) warn(overdue, { '3.1.1': [], '5.0': [] }); // the standard itself would have it kept
  },
});
