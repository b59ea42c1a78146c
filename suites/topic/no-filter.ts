import { byte, forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { spell } from './_spell.ts';
import { expectTurnedAway } from './_turned-away.ts';

/** By name: the Topic Filter and what it breaks. */
const cases = {
  empty: { filter: '', breaks: { '3.1.1': ['MQTT-4.7.3-1'], '5.0': ['MQTT-4.7.3-1'] } },
  'null-character': {
    filter: '@/a\0b',
    breaks: { '3.1.1': ['MQTT-4.7.3-2', 'MQTT-1.5.3-2'], '5.0': ['MQTT-4.7.3-2', 'MQTT-1.5.4-2', 'v5.0-1.5.4-u2'] },
  },
} as const;

const headers = { subscribe: 0x82, unsubscribe: 0xa2 } as const;

export default matrix({ kind: ['empty', 'null-character'], packet: ['subscribe', 'unsubscribe'] }, ({ kind, packet }) =>
  scenario({
    id: `topic/no-filter/${kind}-in-${packet}`,
    title: `${packet.toUpperCase()} with ${kind === 'empty' ? 'an empty filter' : 'a null character in its filter'} ends the connection`,
    statements: {
      '3.1.1': [...cases[kind].breaks['3.1.1'], 'MQTT-4.8.0-1'],
      '5.0': [...cases[kind].breaks['5.0'], 'MQTT-4.13.1-1'],
    },
    lesson: `A Topic Filter has at least one character, and none of them is U+0000, which ends a text in many languages and
      would so let two brokers read two different filters.`,

    async run(stage) {
      const { connect, tag } = stage;
      const client = await connect();
      const filter = utf8String(spell(cases[kind].filter, tag));

      const rest = packet === 'subscribe' ? byte(0) : new Uint8Array(0);
      await client.sendBytes(forge(headers[packet], twoByteInteger(1), propertiesIn(stage), filter, rest));

      const answer = packet === 'subscribe' ? 'suback' : 'unsuback';
      await expectTurnedAway(stage, client, { answer, parses: kind === 'empty' });
      await client.expectNo(answer);
    },
  }),
);
