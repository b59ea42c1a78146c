import { matrix, type Stage, scenario } from '../../harness/scenario.ts';
import { type Aliased, aliasedBytes } from './_aliased.ts';

type Wrong = (stage: Stage) => Pick<Aliased, 'topic' | 'alias'> | null;

/** By name: what is wrong with the PUBLISH, or null where no packet can be so; what it breaks, and the code that fits. */
const cases = {
  'zero-with-a-topic': {
    wrong: ({ topic }) => ({ topic: topic('a'), alias: 0 }),
    breaks: ['MQTT-3.3.2-8', 'v5.0-3.3.4-u2'],
    reasonCode: 0x94,
  },
  'zero-without-a-topic': {
    wrong: () => ({ topic: '', alias: 0 }),
    breaks: ['MQTT-3.3.2-8', 'v5.0-3.3.4-u2'],
    reasonCode: 0x94,
  },
  'one-beyond-the-maximum': {
    wrong: ({ topic, offer }) =>
      offer.topicAliasMaximum === 65_535 ? null : { topic: topic('a'), alias: offer.topicAliasMaximum + 1 },
    breaks: ['MQTT-3.3.2-9', 'MQTT-3.2.2-17', 'v5.0-3.3.4-u2'],
    reasonCode: 0x94,
  },
  'far-beyond-the-maximum': {
    wrong: ({ topic, offer }) => (offer.topicAliasMaximum === 65_535 ? null : { topic: topic('a'), alias: 65_535 }),
    breaks: ['MQTT-3.3.2-9', 'MQTT-3.2.2-17', 'v5.0-3.3.4-u2'],
    reasonCode: 0x94,
  },
  'never-set': { wrong: () => ({ topic: '', alias: 1 }), breaks: ['v5.0-3.3.4-u3'], reasonCode: 0x82 },
  'another-one-set': { wrong: () => ({ topic: '', alias: 2 }), breaks: ['v5.0-3.3.4-u3'], reasonCode: 0x82 },
} as const satisfies Readonly<Record<string, { wrong: Wrong; breaks: readonly string[]; reasonCode: number }>>;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[], qos: [0, 1, 2] }, ({ kind, qos }) =>
  scenario({
    id: `topic-alias/wrong/${kind}-at-qos-${qos}`,
    title: `A PUBLISH at QoS ${qos} with a Topic Alias that is not allowed (${kind.replaceAll('-', ' ')}) ends the connection and reaches nobody`,
    statements: { '5.0': [...cases[kind].breaks, 'MQTT-4.13.1-1'] },
    lesson: `0 is no alias, the server's maximum is the last one, and one that was not set stands for nothing. A server that guessed
      would put the message where nobody meant it.`,
    needs: [{ topicAliasMaximum: 2 }, { maxQos: 2 }, 'wildcard-subscriptions'],

    async run(stage) {
      const { connect, topic, observe } = stage;
      const [watcher, wrong] = [await connect(), await connect()];
      await watcher.subscribe(topic('#'), { qos: 2 });
      if (kind === 'another-one-set') {
        await wrong.publish(topic('a'), 'control', { qos, properties: { topicAlias: 1 } });
        await watcher.expect('publish', { payload: 'control' });
      }

      const packet = cases[kind].wrong(stage);
      if (packet === null) return observe('everyAliasIsAllowed', true);
      await wrong.sendBytes(aliasedBytes(stage, { ...packet, payload: 'wrong', qos }));

      await wrong.expectClosed({ on: 'a wrong Topic Alias', reasonCodes: [0x81, 0x82, cases[kind].reasonCode] });
      await watcher.expectNo('publish', { after: await connect() });
    },
  }),
);
