import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { spell } from './_spell.ts';
import { expectTurnedAway } from './_turned-away.ts';

const wildcardInName = { '3.1.1': ['MQTT-4.7.1-1'], '5.0': ['MQTT-4.7.0-1'] } as const;
const wildcardPublished = { '3.1.1': ['MQTT-3.3.2-2'], '5.0': ['MQTT-3.3.2-2'] } as const;

/** By name: the Topic Name and what it breaks. */
const cases = {
  'plus-level': { name: '@/+', breaks: wildcardPublished },
  'plus-in-the-middle': { name: '@/+/b', breaks: wildcardPublished },
  'plus-in-a-level': { name: '@/a+b', breaks: wildcardInName },
  'plus-alone': { name: '+', breaks: wildcardInName },
  'hash-level': { name: '@/#', breaks: wildcardPublished },
  'hash-in-the-middle': { name: '@/#/b', breaks: wildcardInName },
  'hash-in-a-level': { name: '@/a#', breaks: wildcardInName },
  'hash-alone': { name: '#', breaks: wildcardPublished },
  empty: { name: '', breaks: { '3.1.1': ['MQTT-4.7.3-1'], '5.0': ['MQTT-4.7.3-1', 'v5.0-3.3.2.1-u1'] } },
  'null-character': {
    name: '@/a\0b',
    breaks: { '3.1.1': ['MQTT-4.7.3-2', 'MQTT-1.5.3-2'], '5.0': ['MQTT-4.7.3-2', 'MQTT-1.5.4-2', 'v5.0-1.5.4-u2'] },
  },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[], qos: [0, 1] }, ({ kind, qos }) =>
  scenario({
    id: `topic/illegal-name/${kind}-at-qos-${qos}`,
    title: `A PUBLISH with ${kind.replaceAll('-', ' ')} as its topic, at QoS ${qos}, ends the connection and reaches nobody`,
    statements: {
      '3.1.1': [...cases[kind].breaks['3.1.1'], 'MQTT-4.8.0-1'],
      '5.0': [...cases[kind].breaks['5.0'], 'MQTT-4.13.1-1'],
    },
    needs: ['wildcard-subscriptions', { maxQos: 1 }],
    lesson: `A message is about one topic: wildcards are for those who ask, not for those who tell. An empty name, or one with
      a null character, is none at all.`,

    async run(stage) {
      const { connect, topic, tag } = stage;
      const [watcher, publisher, wrong] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('#'), { qos: 1 });
      await publisher.publish(topic('a/b'), 'control', { qos: 1 });
      await watcher.expect('publish', { payload: 'control' });

      const name = utf8String(spell(cases[kind].name, tag));
      const identifier = qos === 0 ? [] : twoByteInteger(1);
      await wrong.sendBytes(forge(0x30 | (qos << 1), name, identifier, propertiesIn(stage), [0x21]));

      await expectTurnedAway(stage, wrong, { answer: 'puback', parses: /plus|hash/.test(kind) });
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
