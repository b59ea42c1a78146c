import { matrix, scenario } from '../../harness/scenario.ts';
import { expectLeft, longLife, shortLife, wait, waitSeconds } from './_waiting.ts';

export default matrix({ life: ['short', 'long'] }, ({ life }) =>
  scenario({
    id: `expiry/of-a-will/${life}`,
    title: `The life of a Will (${life}) begins when it is published, not when CONNECT brings it`,
    statements: { '5.0': ['MQTT-3.1.2-8', 'MQTT-3.3.2-6', ...(life === 'short' ? (['MQTT-3.3.2-5'] as const) : [])] },
    needs: [{ maxQos: 1 }],
    lesson: `A Will may wait for years for its client to be lost. Its Message Expiry Interval is sent with it when it is
      published, and only from then on does it grow old.`,
    mandatedWaitMs: 2000 * waitSeconds,

    async run(stage) {
      const { connect, topic, clientId } = stage;
      const interval = life === 'short' ? shortLife : longLife;
      const absent = { clientId: clientId('absent'), cleanSession: false };
      const [watcher, before] = [await connect(), await connect(absent)];
      for (const client of [watcher, before]) await client.subscribe(topic('will'), { qos: 1 });
      await before.disconnect();
      const properties = { messageExpiryInterval: interval };
      const dying = await connect({ will: { topic: topic('will'), payload: 'last words', qos: 1, properties } });

      await wait(watcher);
      await dying.cut();

      const came = await watcher.expect('publish', { payload: 'last words' });
      const told = came.properties?.messageExpiryInterval;
      if (told !== interval && told !== interval - 1)
        stage.fail(`Message Expiry Interval ${interval}`, `${told ?? 'none'}`);
      await wait(watcher);
      const back = await connect(absent);
      if (life === 'long')
        expectLeft(stage, await back.expect('publish', { payload: 'last words' }), interval, waitSeconds);
      await back.expectNo('publish', { after: watcher, statements: { '5.0': ['MQTT-3.3.2-5'] } });
    },
  }),
);
