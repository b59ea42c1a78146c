import { matrix, scenario } from '../../harness/scenario.ts';
import { expectUnaltered } from '../_application-properties.ts';
import { expectLeft, longLife, shortLife, wait, waitSeconds } from './_waiting.ts';

export default matrix({ qos: [0, 1, 2], filter: ['name', 'wildcard'] }, ({ qos, filter }) =>
  scenario({
    id: `expiry/retained/qos-${qos}-by-${filter}`,
    title: `A retained message at QoS ${qos} is handed out while it lives, with what is left of its life, and not afterwards`,
    statements: { '5.0': ['MQTT-3.3.2-5', 'MQTT-3.3.2-6'] },
    needs: ['wildcard-subscriptions', 'retain-available', { maxQos: 2 }],
    lesson: `A retained message with a Message Expiry Interval is the state for so long and no longer: then it is dropped, and
      its topic has no retained message.`,
    mandatedWaitMs: 1000 * waitSeconds,

    async run(stage) {
      const { connect, topic } = stage;
      const [publisher, early, late] = [await connect(), await connect(), await connect()];
      const lives = { short: shortLife, long: longLife, ever: undefined };
      for (const [name, messageExpiryInterval] of Object.entries(lives))
        await publisher.publish(topic(name), name, { qos, retain: true, properties: { messageExpiryInterval } });
      const subscribe = (name: string) => topic(filter === 'name' ? name : `${name}/#`);
      await early.subscribe(subscribe('long'), { qos });
      const atOnce = await early.expect('publish', { payload: 'long', retain: true });
      expectLeft(stage, atOnce, longLife, 0);

      await wait(publisher);

      await late.subscribe([subscribe('short')], { qos });
      await late.expectNo('publish', { after: publisher, statements: { '5.0': ['MQTT-3.3.2-5'] } });
      await late.subscribe([subscribe('long')], { qos });
      const came = await late.expect('publish', { payload: 'long', retain: true });
      expectLeft(stage, came, longLife, waitSeconds);
      await late.subscribe([subscribe('ever')], { qos });
      expectUnaltered(stage, await late.expect('publish', { payload: 'ever', retain: true }), {});
    },
  }),
);
