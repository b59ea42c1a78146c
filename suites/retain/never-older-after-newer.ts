import { scenario } from '../../harness/scenario.ts';

const count = 50;
const newcomers = 6;

export default scenario({
  id: 'retain/never-older-after-newer',
  title: 'Who subscribes amid a stream of retained messages gets none older than one that came before it',
  statements: { '3.1.1': ['MQTT-4.6.0-6'], '5.0': ['MQTT-4.6.0-5'] },
  needs: ['retain-available', { maxQos: 1 }],
  lesson: `A newcomer gets the retained message first and then what is published. Were a copy from the store to come after
    something newer, the newcomer would take the older state for the latest.`,

  async run({ connect, topic, fail }) {
    const publisher = await connect();
    const subscribers = await Promise.all(Array.from({ length: newcomers }, () => connect()));
    await publisher.publish(topic('a'), '0', { qos: 1, retain: true });

    const streaming = (async () => {
      for (let at = 1; at <= count; at += 1) await publisher.publish(topic('a'), `${at}`, { qos: 1, retain: true });
    })();
    const subscribing = (async () => {
      for (const subscriber of subscribers) await subscriber.subscribe(topic('a'), { qos: 1 });
    })();
    await Promise.all([streaming, subscribing]);

    await publisher.publish(topic('a'), `${count + 1}`, { qos: 1, retain: true });

    for (const subscriber of subscribers) {
      let latest = -1;
      while (latest <= count) {
        const { payload } = await subscriber.expect('publish');
        const value = Number(new TextDecoder().decode(payload));
        if (value < latest) fail(`${latest} or newer`, `${value}`);
        latest = value;
      }
      await subscriber.expectNo('publish', { after: publisher });
    }
  },
});
