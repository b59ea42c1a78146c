import { scenario } from '../../harness/scenario.ts';
import { expectAfterRest, expectNotYet, isDueAfter, shortInterval, shortIntervalMs } from './_due.ts';

export default scenario({
  id: 'will/delay-starts-again',
  title: 'A client that comes back with a Will and is lost again is given the whole Will Delay Interval once more',
  statements: { '5.0': ['MQTT-3.1.3-9', 'MQTT-3.1.2-8'] },
  needs: [{ maxQos: 1 }],
  lesson: `The delay is counted from the end of the connection that the Will came with. What had passed of an earlier one does
    not count: each connection has a Will of its own, and a delay of its own.`,
  mandatedWaitMs: 2 * shortIntervalMs,

  async run(stage) {
    const { connect, topic, clientId, countdown } = stage;
    const willDelayInterval = shortInterval(stage);
    const watcher = await connect();
    await watcher.subscribe(topic('will'), { qos: 1 });
    const mortal = (payload: string) =>
      connect({
        clientId: clientId('mortal'),
        cleanSession: false,
        will: { topic: topic('will'), payload, qos: 1, properties: { willDelayInterval } },
      });

    const former = await mortal('first words');
    if (!isDueAfter(stage, former, willDelayInterval)) return;
    const formerInTime = countdown(1000 * willDelayInterval);
    await former.cut();
    await expectNotYet(watcher, willDelayInterval, formerInTime);
    const latter = await mortal('last words');
    formerInTime();
    const latterInTime = countdown(1000 * willDelayInterval);
    await latter.cut();

    await expectNotYet(watcher, willDelayInterval, latterInTime);
    await expectAfterRest(stage, watcher, willDelayInterval, 'last words');
    await watcher.expectNo('publish', { after: watcher });
  },
});
