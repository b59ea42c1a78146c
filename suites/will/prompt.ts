import { scenario } from '../../harness/scenario.ts';

const chances = 5;

export default scenario({
  id: 'will/prompt',
  title: 'A Will is published promptly when the connection is lost',
  statements: { '3.1.1': ['v3.1.1-3.1.2.5-u1', 'MQTT-3.1.2-8'], '5.0': ['v5.0-3.1.2.5-u1', 'MQTT-3.1.2-8'] },
  needs: [{ maxQos: 1 }],
  lesson: `A Will is an alarm, so the server should not sit on it. Only a server that was itself down may be late.`,

  async run({ connect, topic, patienceMs, warn }) {
    const watcher = await connect();
    await watcher.subscribe(topic('will'), { qos: 1 });
    const dying = await connect({ will: { topic: topic('will'), payload: 'last words', qos: 1 } });
    const hear = () =>
      watcher.expect(
        'publish',
        { payload: 'last words' },
        { statements: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] } },
      );

    await dying.cut();

    const prompt = await hear().then(
      () => true,
      () => false,
    );
    if (prompt) return;
    warn(`expected the Will within ${patienceMs} ms, got nothing`, {
      '3.1.1': ['v3.1.1-3.1.2.5-u1'],
      '5.0': ['v5.0-3.1.2.5-u1'],
    });
    for (let chance = 0; chance < chances; chance += 1) {
      await watcher.ping();
      await watcher.expectOpenFor(patienceMs);
    }
    await hear();
  },
});
