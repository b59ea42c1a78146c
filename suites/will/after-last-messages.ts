import { scenario } from '../../harness/scenario.ts';

const count = 20;

export default scenario({
  id: 'will/after-last-messages',
  title: 'What a client published before it was lost comes too, and before its Will',
  statements: { '3.1.1': ['MQTT-3.1.2-8', 'MQTT-4.5.0-1'], '5.0': ['MQTT-3.1.2-8', 'MQTT-4.5.0-1'] },
  needs: [{ maxQos: 1 }],
  lesson: `Once a message was acknowledged it belongs to the server, and dying does not take it back. The Will is published
    when the connection has ended, so it is the last thing that is heard of a client.`,

  async run({ connect, topic, warn }) {
    const watcher = await connect();
    await watcher.subscribe(topic('a'), { qos: 1 });
    const dying = await connect({ will: { topic: topic('a'), payload: 'last words', qos: 1 } });
    const words = Array.from({ length: count }, (_, at) => `word ${at}`);

    for (const word of words) await dying.publish(topic('a'), word, { qos: 1 });
    await dying.cut();

    const expected = [...words, 'last words'];
    const came = await watcher.expectPublishes(
      expected.map((payload) => ({ topic: topic('a'), payload })),
      { order: 'any' },
    );
    const last = new TextDecoder().decode(came.at(-1)?.payload);
    if (last !== 'last words') warn(`expected the Will behind all messages of its client, got "${last}" after it`);
    await watcher.expectNo('publish', { after: watcher });
  },
});
