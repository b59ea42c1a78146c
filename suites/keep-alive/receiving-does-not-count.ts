import { scenario } from '../../harness/scenario.ts';

const keepAlive = 2; // seconds
const stepMs = 500;

export default scenario({
  id: 'keep-alive/receiving-does-not-count',
  title: 'A client that only receives is silent, and is cut off',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
  lesson: `What the server sends proves nothing about the client: a dead link swallows it without a sound. Only what the
    server receives counts.`,
  mandatedWaitMs: 1500 * keepAlive,

  async run({ connect, topic, observe }) {
    const subscriber = await connect({ keepAlive });
    const publisher = await connect();
    await subscriber.subscribe(topic('a'));
    const { keepAlive: agreed } = subscriber;
    if (agreed === 0) return observe('serverKeepAlive', agreed); // no silence is too long

    let open = true;
    const closed = subscriber.expectClosed({ atMs: 1500 * agreed, reasonCodes: [0x8d] }).finally(() => {
      open = false;
    });
    const publishing = (async () => {
      for (let step = 0; open; step += 1) {
        await publisher.publish(topic('a'), `${step}`);
        await publisher.expectOpenFor(stepMs);
      }
    })();

    await Promise.all([closed, publishing]);
  },
});
