import { scenario } from '../../harness/scenario.ts';
import { expectAfterRest, expectNotYet, isDueAfter, shortInterval, shortIntervalMs } from './_due.ts';

export default scenario({
  id: 'will/delayed-retained',
  title: 'A delayed Will with Will Retain 1 takes the place of the retained message when it is published, not before',
  statements: { '5.0': ['MQTT-3.1.2-15', 'MQTT-3.1.2-8'] },
  needs: ['retain-available', { maxQos: 1 }],
  lesson: `A device that is away for a moment stays "online" for those who ask, until the Will Delay Interval is over: the
    Will is published and retained at the same time.`,
  mandatedWaitMs: shortIntervalMs,

  async run(stage) {
    const { connect, topic, countdown } = stage;
    const willDelayInterval = shortInterval(stage);
    const [watcher, early, late] = [await connect(), await connect(), await connect()];
    await watcher.subscribe(topic('status'), { qos: 1 });
    const will = { topic: topic('status'), payload: 'offline', qos: 1, retain: true } as const;
    const device = await connect({ cleanSession: false, will: { ...will, properties: { willDelayInterval } } });
    if (!isDueAfter(stage, device, willDelayInterval)) return;
    await device.publish(topic('status'), 'online', { qos: 1, retain: true });
    await watcher.expect('publish', { payload: 'online' });

    const inTime = countdown(1000 * willDelayInterval);
    await device.cut();

    await expectNotYet(watcher, willDelayInterval, inTime);
    await early.subscribe(topic('status'), { qos: 1 });
    inTime();
    await early.expect('publish', { payload: 'online', retain: true });
    await expectAfterRest(stage, watcher, willDelayInterval, 'offline');
    await watcher.expectNo('publish', { after: watcher }); // it is stored by now, whichever the broker does first
    await late.subscribe(topic('status'), { qos: 1 });
    await late.expect('publish', { payload: 'offline', retain: true });
  },
});
