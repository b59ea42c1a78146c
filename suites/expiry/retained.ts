import { type Client, matrix, scenario } from '../../harness/scenario.ts';
import { expectUnaltered } from '../_application-properties.ts';
import { handedOut, warnDiscarded } from '../retain/_publishing.ts';
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
      const { connect, topic, fail } = stage;
      const [publisher, early, late] = [await connect(), await connect(), await connect()];
      const lives = { short: shortLife, long: longLife, ever: undefined };
      for (const [name, messageExpiryInterval] of Object.entries(lives))
        await publisher.publish(topic(name), name, { qos, retain: true, properties: { messageExpiryInterval } });
      const subscribe = (name: string) => topic(filter === 'name' ? name : `${name}/#`);
      const retained = async (client: Client, name: string) => {
        await client.subscribe(subscribe(name), { qos });
        if (qos > 0) return client.expect('publish', { payload: name, retain: true });
        const came = await handedOut(client);
        if (came === null) return warnDiscarded(stage);
        const text = new TextDecoder().decode(came.payload);
        if (text !== name || !came.retain)
          fail(`"${name}" with RETAIN 1`, `"${text}" with RETAIN ${Number(came.retain)}`);
        return came;
      };
      const atOnce = await retained(early, 'long');
      if (atOnce) expectLeft(stage, atOnce, longLife, 0);

      await wait(publisher);

      await late.subscribe([subscribe('short')], { qos });
      await late.expectNo('publish', { after: publisher, statements: { '5.0': ['MQTT-3.3.2-5'] } });
      const long = await retained(late, 'long');
      if (long) expectLeft(stage, long, longLife, waitSeconds);
      const ever = await retained(late, 'ever');
      if (ever) expectUnaltered(stage, ever, {});
    },
  }),
);
