import { matrix, scenario } from '../../harness/scenario.ts';
import { publishAliased } from './_aliased.ts';

export default matrix({ qos: [0, 1, 2], times: [1, 3] }, ({ qos, times }) =>
  scenario({
    id: `topic-alias/remapped/${times === 1 ? 'once' : `${times}-times`}-at-qos-${qos}`,
    title: `A Topic Alias that was given to another topic ${times === 1 ? 'once' : `${times} times`} stands for the last one, at QoS ${qos}`,
    statements: { '5.0': ['MQTT-3.3.2-12', 'MQTT-4.5.0-1'] },
    lesson: `Aliases are few and topics are many: a sender may use an alias anew at any time, by naming another topic with it. From
      that packet on it stands for that one.`,
    needs: [{ topicAliasMaximum: 1 }, { maxQos: 2 }, 'wildcard-subscriptions'],

    async run({ connect, topic }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(topic('#'), { qos: 2 });
      for (let time = 0; time <= times; time += 1) {
        const name = topic(`a${time}`);
        await publishAliased(publisher, { topic: name, payload: `set ${time}`, alias: 1, qos });
        await publishAliased(publisher, { topic: '', payload: `used ${time}`, alias: 1, qos });

        await watcher.expect('publish', { topic: name, payload: `set ${time}` });
        await watcher.expect('publish', { topic: name, payload: `used ${time}` });
      }
    },
  }),
);
