import { hex, matrix, type ScenarioSource, type Stage, scenario, utf8String } from '../../harness/scenario.ts';
import { expectRefused, withBytes, withFlags } from './_connect.ts';

interface Wrong {
  readonly title: string;
  readonly statements: ScenarioSource['statements'];
  make(stage: Stage): Uint8Array;
}

const plain = ({ encode }: Stage): Uint8Array => encode({ type: 'connect' });
const withWill = ({ encode, topic }: Stage): Uint8Array =>
  encode({ type: 'connect', will: { topic: topic('will'), payload: 'last words' } });
const willTopicAs = (stage: Stage, next: Uint8Array): Uint8Array =>
  withBytes(withWill(stage), utf8String(stage.topic('will')), next);

const wrongs: Readonly<Record<string, Wrong>> = {
  'qos-1-without-will': {
    title: 'Will QoS 1 and no Will',
    statements: { '3.1.1': ['MQTT-3.1.2-13', 'MQTT-3.1.2-11'], '5.0': ['MQTT-3.1.2-11', 'MQTT-3.1.4-1'] },
    make: (stage) => withFlags(plain(stage), (flags) => flags | 0x08),
  },
  'qos-2-without-will': {
    title: 'Will QoS 2 and no Will',
    statements: { '3.1.1': ['MQTT-3.1.2-13', 'MQTT-3.1.2-11'], '5.0': ['MQTT-3.1.2-11', 'MQTT-3.1.4-1'] },
    make: (stage) => withFlags(plain(stage), (flags) => flags | 0x10),
  },
  'retain-without-will': {
    title: 'Will Retain 1 and no Will',
    statements: { '3.1.1': ['MQTT-3.1.2-15', 'MQTT-3.1.2-11'], '5.0': ['MQTT-3.1.2-13', 'MQTT-3.1.4-1'] },
    make: (stage) => withFlags(plain(stage), (flags) => flags | 0x20),
  },
  'fields-without-flag': {
    title: 'Will Topic and Will Message, and Will Flag 0',
    statements: { '3.1.1': ['MQTT-3.1.2-11'], '5.0': ['MQTT-3.1.3-1', 'MQTT-3.1.4-1'] },
    make: (stage) => withFlags(withWill(stage), (flags) => flags & ~0x04),
  },
  'flag-without-fields': {
    title: 'Will Flag 1, and neither Will Topic nor Will Message',
    statements: { '3.1.1': ['MQTT-3.1.2-9'], '5.0': ['MQTT-3.1.2-9', 'MQTT-3.1.4-1'] },
    make: (stage) => withFlags(plain(stage), (flags) => flags | 0x04),
  },
  'qos-3': {
    title: 'Will QoS 3',
    statements: { '3.1.1': ['MQTT-3.1.2-14'], '5.0': ['MQTT-3.1.2-12', 'v5.0-3.1.2.6-u1'] },
    make: (stage) => withFlags(withWill(stage), (flags) => flags | 0x18),
  },
  'topic-no-utf-8': {
    title: 'a Will Topic that is not well-formed UTF-8',
    statements: {
      '3.1.1': ['MQTT-3.1.3-10', 'MQTT-1.5.3-1'],
      '5.0': ['MQTT-3.1.3-11', 'MQTT-1.5.4-1', 'v5.0-1.5.4-u1'],
    },
    make: (stage) => willTopicAs(stage, hex('00 04 61 c3 28 62')),
  },
  'topic-with-surrogate': {
    title: 'a surrogate in its Will Topic',
    statements: {
      '3.1.1': ['MQTT-3.1.3-10', 'MQTT-1.5.3-1'],
      '5.0': ['MQTT-3.1.3-11', 'MQTT-1.5.4-1', 'v5.0-1.5.4-u1'],
    },
    make: (stage) => willTopicAs(stage, hex('00 05 61 ed a0 80 62')),
  },
  'topic-with-null': {
    title: 'U+0000 in its Will Topic',
    statements: { '3.1.1': ['MQTT-1.5.3-2'], '5.0': ['MQTT-1.5.4-2', 'v5.0-1.5.4-u2'] },
    make: (stage) => willTopicAs(stage, hex('00 03 61 00 62')),
  },
};

export default matrix({ wrong: Object.entries(wrongs) }, ({ wrong: [name, { title, statements, make }] }) =>
  scenario({
    id: `will/wrong-flags/${name}`,
    title: `A CONNECT with ${title} is turned down`,
    statements,
    lesson: `The Connect Flags tell which fields follow. Where flags and fields do not fit together the server cannot know
      what the client meant, so it closes the connection.`,

    async run(stage) {
      const { connect, open, topic } = stage;
      const good = await connect({ will: { topic: topic('will'), payload: 'last words' } });
      await good.disconnect();
      const bad = await open();

      await bad.sendBytes(make(stage));

      await expectRefused(stage, bad, statements);
    },
  }),
);
