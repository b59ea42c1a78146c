import { byte, forge, matrix, type Stage, scenario, twoByteInteger } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';
import { illFormed, illFormedKinds, stringsOf } from './_utf8.ts';
import { expectEachToClose } from './_wrong.ts';

const identifier = twoByteInteger(7);

/** By type: a packet with that Topic Filter, and the statement about its strings. */
const packets = {
  subscribe: {
    holding: (filter: Uint8Array, stage: Stage) => forge(0x82, identifier, propertiesIn(stage), filter, byte(0)),
    breaks: 'MQTT-3.8.3-1',
  },
  unsubscribe: {
    holding: (filter: Uint8Array, stage: Stage) => forge(0xa2, identifier, propertiesIn(stage), filter),
    breaks: 'MQTT-3.10.3-1',
  },
} as const;

export default matrix({ type: ['subscribe', 'unsubscribe'], kind: illFormedKinds }, ({ type, kind }) =>
  scenario({
    id: `malformed/utf8-in-filter/${type}-${kind}`,
    title: `${type.toUpperCase()} with ${kind.replaceAll('-', ' ')} in its Topic Filter ends the connection`,
    statements: {
      '3.1.1': [packets[type].breaks, illFormed[kind].breaks['3.1.1']],
      '5.0': [packets[type].breaks, ...illFormed[kind].breaks['5.0']],
    },
    lesson: `Strings of MQTT are UTF-8 as Unicode defines it: no bytes that stand alone, no longer form than needed, no halves
      of surrogate pairs, and no U+0000. Two programs that read such bytes differently would see two different filters.`,

    async run(stage) {
      const control = await stage.connect();
      await control.subscribe(stage.topic('ä/€/😀')); // well-formed sequences of two, three and four bytes

      await expectEachToClose(stage, {
        what: `${type.toUpperCase()} with ${kind.replaceAll('-', ' ')} in its Topic Filter`,
        packets: () => stringsOf(kind, stage.topic('a')).map((filter) => packets[type].holding(filter, stage)),
      });
    },
  }),
);
