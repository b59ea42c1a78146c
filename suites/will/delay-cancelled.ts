import { matrix, scenario } from '../../harness/scenario.ts';
import { expectDue, expectDueByTimer, isDueAfter, shortInterval, shortIntervalMs } from './_due.ts';

export default matrix({ by: ['after-loss', 'take-over'], nextWill: [false, true] }, ({ by, nextWill }) =>
  scenario({
    id: `will/delay-cancelled/${by}${nextWill ? '-with-a-will' : ''}`,
    title: `A delayed Will is not published once its session goes on in a new connection (${by.replace('-', ' ')})`,
    statements: { '5.0': ['MQTT-3.1.3-9', 'MQTT-3.1.2-8'] },
    needs: [{ maxQos: 1 }],
    lesson: `A client that comes back to its session before the Will Delay Interval is over was hardly away: its Will is
      dropped. From then on the Will of the new connection counts, or none.`,
    mandatedWaitMs: shortIntervalMs,

    async run(stage) {
      const { connect, topic, clientId, countdown } = stage;
      const willDelayInterval = shortInterval(stage);
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: 1 });
      const will = (payload: string) =>
        ({ topic: topic('will'), payload, qos: 1, properties: { willDelayInterval } }) as const;
      const mortal = { clientId: clientId('mortal'), cleanSession: false };
      const former = await connect({ ...mortal, will: will('unwanted') });
      const other = await connect({ cleanSession: false, will: will('of another') });
      if (!isDueAfter(stage, other, willDelayInterval)) return;

      const inTime = countdown(1000 * willDelayInterval);
      if (by === 'after-loss') await former.cut();
      const next = nextWill ? { will: { ...will('of the next'), properties: {} } } : {};
      const back = await connect({ ...mortal, ...next });
      inTime();
      await other.cut(); // the control: its Will is due later

      await watcher.expectOpenFor(1000 * willDelayInterval);
      await expectDueByTimer(stage, watcher, 'of another');
      await watcher.expectNo('publish', { after: back });
      await back.cut();
      if (nextWill) await expectDue(stage, watcher, 'of the next');
      await connect(mortal);
      await watcher.expectNo('publish', { after: watcher });
    },
  }),
);
