import { scenario } from '../../harness/scenario.ts';

const count = 5;

export default scenario({
  id: 'will/each-its-own',
  title: 'Of several clients with Wills on one topic, those that are lost have theirs published and no others',
  statements: { '3.1.1': ['MQTT-3.1.2-8', 'MQTT-3.14.4-3'], '5.0': ['MQTT-3.1.2-8', 'MQTT-3.14.4-3'] },
  needs: [{ maxQos: 1 }],
  lesson: `Every connection has a Will of its own, also if it names the same topic as others. What becomes of one client
    says nothing about the next.`,

  async run({ connect, topic }) {
    const watcher = await connect();
    await watcher.subscribe(topic('will'), { qos: 1 });
    const wordsOf = (index: number): string => `words of ${index}`;
    const clients = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        connect({ will: { topic: topic('will'), payload: wordsOf(index), qos: 1 } }),
      ),
    );

    for (const [index, client] of clients.entries()) {
      if (index % 2 === 1) await client.disconnect();
      else {
        await client.cut();
        await watcher.expect('publish', { payload: wordsOf(index) });
      }
    }

    for (const { clientId } of clients) await connect({ clientId });
    await watcher.expectNo('publish', { after: watcher });
  },
});
