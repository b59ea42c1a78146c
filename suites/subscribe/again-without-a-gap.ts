import { scenario } from '../../harness/scenario.ts';

const count = 60;

export default scenario({
  id: 'subscribe/again-without-a-gap',
  title: 'Subscribing again in the middle of a stream loses nothing of it, and repeats nothing',
  statements: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-4'] },
  needs: [{ maxQos: 1 }],
  lesson: `The new subscription takes the place of the old one at once: there is no moment at which the client has neither,
    nor one at which it has both.`,

  async run({ connect, topic }) {
    const [client, publisher] = [await connect(), await connect()];
    await client.subscribe(topic('a'), { qos: 1 });

    const streaming = (async () => {
      for (let at = 0; at < count; at += 1) await publisher.publish(topic('a'), `${at}`, { qos: 1 });
    })();
    const subscribing = (async () => {
      for (let at = 0; at < count / 4; at += 1) await client.subscribe(topic('a'), { qos: at % 2 === 0 ? 2 : 1 });
    })();
    await Promise.all([streaming, subscribing]);

    await client.expectPublishes(Array.from({ length: count }, (_, at) => ({ payload: `${at}`, retain: false })));
    await client.expectNo('publish', { after: publisher });
  },
});
