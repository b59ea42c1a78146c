import { scenario } from '../../harness/scenario.ts';

export default scenario({
  id: 'subscribe/unsubscribe-unknown',
  title: 'UNSUBSCRIBE is answered by UNSUBACK also when there is nothing to end, once or twice',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.10.4-5', 'MQTT-3.10.4-4'], '5.0': ['MQTT-3.10.4-5', 'MQTT-3.10.4-4'] },
  lesson: `UNSUBACK says that the client is not subscribed, not that it was. So asking twice does no harm.`,

  async run({ connect, topic }) {
    const client = await connect();

    for (const filter of ['never', '+/never', '#']) await client.unsubscribe(topic(filter));
    await client.subscribe(topic('a'));
    await client.unsubscribe(topic('a'));
    await client.unsubscribe(topic('a'));

    await client.expectNo('unsuback');
  },
});
