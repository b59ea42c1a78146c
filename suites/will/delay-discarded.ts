import { matrix, scenario } from '../../harness/scenario.ts';
import { expectDueByTimer, isDueAfter, shortInterval, shortIntervalMs } from './_due.ts';

export default matrix({ first: ['delay', 'session'] }, ({ first }) =>
  scenario({
    id: `will/delay-discarded/${first}-first`,
    title: `DISCONNECT with reason code 0x00 takes a delayed Will back for good, where the ${first} ends first`,
    statements: { '5.0': ['MQTT-3.14.4-3', 'MQTT-3.1.2-8', 'MQTT-3.1.2-10'] },
    needs: [{ maxQos: 1 }],
    lesson: `A client that leaves in good order is not mourned, neither now nor when its session ends. A client that wants a
      Will to tell the end of its session leaves with reason code 0x04.`,
    mandatedWaitMs: shortIntervalMs,

    async run(stage) {
      const { connect, topic } = stage;
      const seconds = shortInterval(stage);
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: 1 });
      const asked = { delay: first === 'delay' ? seconds : 3600, expiry: first === 'session' ? seconds : 3600 };
      const mortal = (payload: string) =>
        connect({
          cleanSession: false,
          properties: { sessionExpiryInterval: asked.expiry },
          will: {
            topic: topic('will'),
            payload,
            qos: 1,
            properties: { willDelayInterval: asked.delay },
          },
        });
      const leaving = await mortal('unwanted');
      const other = await mortal('of another');
      if (!isDueAfter(stage, other, seconds, asked)) return;

      await leaving.disconnect();
      await other.cut(); // the control: its Will is due later

      await watcher.expectOpenFor(1000 * seconds);
      await expectDueByTimer(stage, watcher, 'of another');
      await connect({ clientId: leaving.clientId });
      await watcher.expectNo('publish', { after: watcher });
    },
  }),
);
