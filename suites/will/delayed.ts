import { matrix, scenario } from '../../harness/scenario.ts';
import { expectAfterRest, expectNotYet, isDueAfter, shortInterval, shortIntervalMs } from './_due.ts';

const most = 0xffff_ffff;

/** By name: Will Delay Interval and Session Expiry Interval; null is the short one that runs out. Seconds. */
const intervals = {
  'delay-first': { delay: null, expiry: 3600, first: 'its Will Delay Interval is over' },
  'delay-in-endless-session': { delay: null, expiry: most, first: 'its Will Delay Interval is over' },
  'session-first': { delay: 3600, expiry: null, first: 'its session ends, before the Will Delay Interval is over' },
  'session-before-longest-delay': { delay: most, expiry: null, first: 'its session ends, however long the delay' },
  'both-at-once': { delay: null, expiry: null, first: 'Will Delay Interval and session end together' },
} as const;

export default matrix({ which: Object.entries(intervals), way: ['cut', 'disconnect-04'] }, (point) => {
  const [name, { delay, expiry, first }] = point.which;

  return scenario({
    id: `will/delayed/${name}/${point.way}`,
    title: `The Will of a client that ${point.way === 'cut' ? 'is cut off' : 'asks for it'} is published when ${first}, not before`,
    statements: { '5.0': ['MQTT-3.1.2-8', 'v5.0-3.1.2.5-u1'] },
    needs: [{ maxQos: 1 }],
    lesson: `A Will Delay Interval gives a lost client time to come back before it is mourned. It ends with the session at the
      latest: a session that is over is not coming back.`,
    mandatedWaitMs: shortIntervalMs,

    async run(stage) {
      const { connect, topic, countdown } = stage;
      const seconds = shortInterval(stage);
      const [watcher, late] = [await connect(), await connect()];
      await watcher.subscribe(topic('will'), { qos: 1 });
      const asked = { delay: delay ?? seconds, expiry: expiry ?? seconds };
      const dying = await connect({
        cleanSession: false,
        properties: { sessionExpiryInterval: asked.expiry },
        will: {
          topic: topic('will'),
          payload: 'last words',
          qos: 1,
          properties: { willDelayInterval: asked.delay },
        },
      });
      if (!isDueAfter(stage, dying, seconds, asked)) return;

      const inTime = countdown(1000 * seconds);
      if (point.way === 'disconnect-04') await dying.send({ type: 'disconnect', reasonCode: 0x04 });
      await (point.way === 'cut' ? dying.cut() : dying.end());

      await expectNotYet(watcher, seconds, inTime);
      await late.subscribe(topic('will'), { qos: 1 });
      inTime(); // the Will is published later
      await expectAfterRest(stage, watcher, seconds, 'last words');
      await late.expect('publish', { payload: 'last words', qos: 1, retain: false });
      await watcher.expectNo('publish', { after: watcher, statements: { '5.0': ['MQTT-3.1.2-10'] } });
    },
  });
});
