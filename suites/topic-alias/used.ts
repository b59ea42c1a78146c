import { matrix, scenario } from '../../harness/scenario.ts';
import { arrivals } from '../_arrivals.ts';
import { publishAliased } from './_aliased.ts';

export default matrix({ setAt: [0, 1, 2], usedAt: [0, 1, 2], retain: [false, true] }, ({ setAt, usedAt, retain }) =>
  scenario({
    id: `topic-alias/used/set-at-${setAt}-used-at-${usedAt}${retain ? '-retained' : ''}`,
    title: `A Topic Alias that a PUBLISH at QoS ${setAt} set stands for its topic in later ones at QoS ${usedAt}${retain ? ', which are retained' : ''}`,
    statements: { '5.0': ['MQTT-3.3.2-12', 'MQTT-4.5.0-1'] },
    lesson: `The first PUBLISH names the topic and gives it a number, the following ones bring the number and an empty name. What the
      subscriber sees is the topic, as if it had been there each time.`,
    needs: [{ topicAliasMaximum: 1 }, { maxQos: 2 }, 'retain-available'],

    async run({ connect, topic, observe, fail }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe([topic('a'), topic('b')], { qos: 2 });

      await publishAliased(publisher, { topic: topic('a'), payload: 'set', alias: 1, qos: setAt });
      for (const payload of ['used', 'used again'])
        await publishAliased(publisher, { topic: '', payload, alias: 1, qos: usedAt, retain });
      await publisher.publish(topic('b'), 'plain', { qos: 0 });
      await publishAliased(publisher, { topic: topic('a'), payload: 'both', alias: 1, qos: usedAt });

      await watcher.expectPublishes(
        [
          { topic: topic('a'), payload: 'set', qos: setAt },
          { topic: topic('a'), payload: 'used', qos: usedAt },
          { topic: topic('a'), payload: 'used again', qos: usedAt },
          { topic: topic('b'), payload: 'plain', qos: 0 },
          { topic: topic('a'), payload: 'both', qos: usedAt },
        ],
        { order: 'any' },
      );
      if (!retain) return;
      const late = await connect();
      await late.subscribe(topic('a'), { qos: 2 });
      if (usedAt > 0) {
        await late.expect('publish', { topic: topic('a'), payload: 'used again', retain: true });
        return;
      }
      // At QoS 0 a server may have dropped it (3.3.1.3).
      const came = await arrivals(late, publisher);
      observe('retainsQos0', came.length > 0);
      for (const copy of came) {
        const text = new TextDecoder().decode(copy.payload);
        if (copy.topic !== topic('a') || text !== 'used again' || !copy.retain)
          fail(`"used again" on ${topic('a')}, RETAIN 1`, `"${text}" on ${copy.topic}, RETAIN ${Number(copy.retain)}`);
      }
    },
  }),
);
