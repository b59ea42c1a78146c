import { matrix, scenario } from '../../harness/scenario.ts';
import { expectUnaltered } from '../_application-properties.ts';
import { expectLeft, longLife, shortLife, wait, waitSeconds } from './_waiting.ts';

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `expiry/queued/at-qos-${qos}`,
    title: `An absent subscriber gets what has not expired, with what is left of its life, and nothing that has (QoS ${qos})`,
    statements: { '5.0': ['MQTT-3.3.2-5', 'MQTT-3.3.2-6'] },
    needs: [{ maxQos: qos }],
    lesson: `The Message Expiry Interval is a message's life in seconds. If it is over before the server could begin to deliver,
      the message is dropped; otherwise the subscriber is told what remains.`,
    mandatedWaitMs: 1000 * waitSeconds,

    async run(stage) {
      const { connect, topic, clientId } = stage;
      const absent = { clientId: clientId('absent'), cleanSession: false };
      const [publisher, before] = [await connect(), await connect(absent)];
      await before.subscribe(topic('a'), { qos });
      await before.disconnect();

      for (const [payload, messageExpiryInterval] of Object.entries({
        short: shortLife,
        long: longLife,
        ever: undefined,
      }))
        await publisher.publish(topic('a'), payload, { qos, properties: { messageExpiryInterval } });
      await wait(publisher);
      const back = await connect(absent);

      const stale = { statements: { '5.0': ['MQTT-3.3.2-5'] } } as const;
      expectLeft(stage, await back.expect('publish', { payload: 'long', qos }, stale), longLife, waitSeconds);
      expectUnaltered(stage, await back.expect('publish', { payload: 'ever' }), {});
      await back.expectNo('publish', { after: publisher, ...stale });
    },
  }),
);
