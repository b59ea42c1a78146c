import { scenario } from '../../harness/scenario.ts';

const publishers = 12;
const messages = 10;

export default scenario({
  id: 'publish/fan-in',
  title: 'Messages of many publishers at once all reach one subscriber, each publisher’s in its order',
  statements: { '3.1.1': ['MQTT-4.5.0-1', 'MQTT-4.6.0-6'], '5.0': ['MQTT-4.5.0-1', 'MQTT-4.6.0-5'] },
  lesson: `Publishers know nothing of each other and may use the same identifiers. Their messages may come mixed, but those
    of one publisher on one topic keep their order.`,
  needs: [{ maxQos: 1 }],

  async run({ connect, topic, fail }) {
    const subscriber = await connect();
    await subscriber.subscribe(topic('a'), { qos: 1 });
    const sources = await Promise.all(Array.from({ length: publishers }, () => connect()));

    await Promise.all(
      sources.map(async (source) => {
        for (let at = 0; at < messages; at += 1)
          await source.publish(topic('a'), `${source.name} ${at}`, { qos: 1, packetIdentifier: 1 + (at % 2) });
      }),
    );

    const next = new Map(sources.map(({ name }) => [name, 0]));
    for (let count = 0; count < publishers * messages; count += 1) {
      const { payload } = await subscriber.expect('publish', { topic: topic('a'), qos: 1 });
      const text = new TextDecoder().decode(payload);
      const [source = ''] = text.split(' ');
      const expected = `${source} ${next.get(source)}`;
      if (text !== expected) fail(`"${expected}" as the next of that publisher`, `"${text}"`);
      next.set(source, (next.get(source) ?? 0) + 1);
    }
    const last = await connect();
    await subscriber.expectNo('publish', { after: last });
  },
});
