import { scenario } from '../../harness/scenario.ts';

const messages = 30;

export default scenario({
  id: 'subscribe/lasts',
  title: 'A subscription goes on delivering, message after message, amid pings and other subscriptions',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.1.0-2', 'MQTT-4.5.0-1'], '5.0': ['MQTT-4.1.0-1', 'MQTT-4.5.0-1'] },
  needs: [{ maxQos: 1 }],
  lesson: `A subscription ends by UNSUBSCRIBE or with its session, and by nothing else: not by being used, nor by others
    being made beside it.`,

  async run({ connect, topic }) {
    const [client, publisher] = [await connect(), await connect()];
    await client.subscribe(topic('a/b'), { qos: 1 });

    for (let at = 0; at < messages; at += 1) {
      await client.ping();
      await client.subscribe(topic(`a/b/${at}`), { qos: 1 });
      if (at % 3 === 0) await client.unsubscribe([topic(`a/b/${at}`), topic('a')]);
      await publisher.publish(topic('a/b'), `${at}`, { qos: 1 });
      await client.expect('publish', { payload: `${at}` });
    }
    await client.expectNo('publish', { after: publisher });
  },
});
