import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'will/not-while-alive',
  title: 'A Will is not published while its client is connected',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
  needs: ['retain-available', { maxQos: 2 }],
  lesson: `The server only keeps the Will while all is well. It comes neither with CONNECT nor with anything that the client
    does, but with the end of the connection.`,

  async run({ connect, topic }) {
    const watcher = await connect();
    await watcher.subscribe(topic('will'), { qos: 1 });
    const client = await connect({ will: { topic: topic('will'), payload: 'last words', qos: 1, retain: true } });

    await client.subscribe(topic('a'), { qos: 2 });
    for (const qos of [0, 1, 2] as const) await client.publish(topic('a'), 'alive', { qos });
    await client.publish(topic('will'), 'alive', { qos: 1 });
    await client.unsubscribe(topic('a'));
    await client.ping();

    await watcher.expect('publish', { payload: 'alive' });
    await watcher.expectNo('publish', { after: client });
    await client.cut();
    await watcher.expect('publish', { payload: 'last words' });
  },
});
