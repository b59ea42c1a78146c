import { matrix, scenario } from '../../harness/scenario.ts';
import { wait, waitSeconds } from './_waiting.ts';

export default matrix({ kept: ['queued', 'retained'] }, ({ kept }) =>
  scenario({
    id: `expiry/zero/${kept}`,
    title: `A ${kept} message with Message Expiry Interval 0 is not there later, and is delivered at once or not at all`,
    statements: { '5.0': ['MQTT-3.3.2-5'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 1 }],
    lesson: `A life of 0 seconds is over at once. Whether a subscriber that is there still gets such a message depends on how
      fast the server is; whoever comes later never does. It does not mean that a message lives for ever.`,
    mandatedWaitMs: 1000 * waitSeconds,

    async run({ connect, topic, clientId, observe }) {
      const absent = { clientId: clientId('absent'), cleanSession: false };
      const [publisher, present] = [await connect(), await connect()];
      await present.subscribe(topic('a'), { qos: 1 });
      if (kept === 'queued') {
        const before = await connect(absent);
        await before.subscribe(topic('+'), { qos: 1 });
        await before.disconnect();
      }
      const retain = kept === 'retained';
      await publisher.publish(topic('a'), 'fleeting', { qos: 1, retain, properties: { messageExpiryInterval: 0 } });
      await publisher.publish(topic('b'), 'control', { qos: 1, retain });

      const came = await present.expectNo('publish', { after: publisher }).then(
        () => false,
        () => true,
      );
      observe('delivered', came);
      await wait(publisher);
      const late = await connect(absent);
      if (retain) await late.subscribe(topic('+'), { qos: 1 });

      await late.expect('publish', { topic: topic('b'), payload: 'control' });
      await late.expectNo('publish', { after: publisher });
    },
  }),
);
