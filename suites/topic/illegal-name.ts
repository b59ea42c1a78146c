import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { spell } from './_spell.ts';

/** By name: the Topic Name and what it breaks. */
const cases = {
  'plus-level': { name: '@/+', breaks: 'MQTT-3.3.2-2' },
  'plus-in-the-middle': { name: '@/+/b', breaks: 'MQTT-3.3.2-2' },
  'plus-in-a-level': { name: '@/a+b', breaks: 'MQTT-4.7.1-1' },
  'plus-alone': { name: '+', breaks: 'MQTT-4.7.1-1' },
  'hash-level': { name: '@/#', breaks: 'MQTT-3.3.2-2' },
  'hash-in-the-middle': { name: '@/#/b', breaks: 'MQTT-4.7.1-1' },
  'hash-in-a-level': { name: '@/a#', breaks: 'MQTT-4.7.1-1' },
  'hash-alone': { name: '#', breaks: 'MQTT-3.3.2-2' },
  empty: { name: '', breaks: 'MQTT-4.7.3-1' },
  'null-character': { name: '@/a\0b', breaks: 'MQTT-4.7.3-2' },
} as const;

export default matrix({ kind: Object.keys(cases) as (keyof typeof cases)[], qos: [0, 1] }, ({ kind, qos }) =>
  scenario({
    id: `topic/illegal-name/${kind}-at-qos-${qos}`,
    title: `A PUBLISH with ${kind.replaceAll('-', ' ')} as its topic, at QoS ${qos}, ends the connection and reaches nobody`,
    statements: {
      '3.1.1': [cases[kind].breaks, ...(kind === 'null-character' ? (['MQTT-1.5.3-2'] as const) : []), 'MQTT-4.8.0-1'],
    },
    lesson: `A message is about one topic: wildcards are for those who ask, not for those who tell. An empty name, or one with
      a null character, is none at all.`,

    async run({ connect, topic, tag }) {
      const [watcher, publisher, wrong] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('#'), { qos: 1 });
      await publisher.publish(topic('a/b'), 'control', { qos: 1 });
      await watcher.expect('publish', { payload: 'control' });

      const name = utf8String(spell(cases[kind].name, tag));
      await wrong.sendBytes(forge(0x30 | (qos << 1), name, qos === 0 ? [] : twoByteInteger(1), [0x21]));

      await wrong.expectClosed();
      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
