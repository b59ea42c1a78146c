import { matrix, scenario } from '../../harness/scenario.ts';
import { expectLeft, wait, waitSeconds } from './_waiting.ts';

/** Where a number of seconds, of milliseconds, or a signed one no longer fits into four bytes. */
const intervals = [4_294_968, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as const;

export default matrix({ interval: intervals, kept: ['queued', 'retained'] }, ({ interval, kept }) =>
  scenario({
    id: `expiry/longest/${interval}-${kept}`,
    title: `A ${kept} message with Message Expiry Interval ${interval} is still there after ${waitSeconds} s, and is ${waitSeconds} s older`,
    statements: { '5.0': ['MQTT-3.3.2-6', kept === 'queued' ? 'MQTT-4.5.0-1' : 'MQTT-3.3.1-9'] },
    needs: ['retain-available', { maxQos: 1 }],
    lesson: `An interval near its maximum is as good as none, yet it is counted down like any other. Where a broker adds it to
      the time of day the sum must not run over.`,
    mandatedWaitMs: 1000 * waitSeconds,

    async run(stage) {
      const { connect, topic, clientId } = stage;
      const absent = { clientId: clientId('absent'), cleanSession: false };
      const publisher = await connect();
      if (kept === 'queued') {
        const before = await connect(absent);
        await before.subscribe(topic('a'), { qos: 1 });
        await before.disconnect();
      }
      const properties = { messageExpiryInterval: interval };
      await publisher.publish(topic('a'), 'old', { qos: 1, retain: kept === 'retained', properties });

      await wait(publisher);
      const late = await connect(absent);
      if (kept === 'retained') await late.subscribe(topic('a'), { qos: 1 });

      expectLeft(stage, await late.expect('publish', { payload: 'old', qos: 1 }), interval, waitSeconds);
    },
  }),
);
