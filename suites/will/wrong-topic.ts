import { matrix, scenario, utf8String } from '../../harness/scenario.ts';
import { expectRefused, withBytes } from './_connect.ts';

/** By name: what is put behind the scenario's tag; null is the empty topic. */
const topics = {
  empty: null,
  'plus-level': '/+/a',
  'plus-in-level': '/a+b',
  'plus-last': '/a/+',
  'hash-last': '/a/#',
  'hash-in-level': '/a#',
} as const;

export default matrix({ wrong: Object.entries(topics) }, ({ wrong: [name, rest] }) => {
  const statements = {
    '3.1.1': [rest === null ? 'MQTT-4.7.3-1' : 'MQTT-4.7.1-1', 'MQTT-4.8.0-1'],
    '5.0': [rest === null ? 'MQTT-4.7.3-1' : 'MQTT-4.7.0-1', 'MQTT-4.13.1-1'],
  } as const;

  return scenario({
    id: `will/wrong-topic/${name}`,
    title: `A CONNECT whose Will Topic is ${rest === null ? 'empty' : `like "a${rest}"`} is turned down`,
    statements,
    lesson: `A Will is published to one topic, and a Topic Name has at least one character and no wildcards. What could
      never be published is refused at once, not when the client is lost.`,

    async run(stage) {
      const { connect, open, encode, topic, tag } = stage;
      const will = { topic: topic('will'), payload: 'last words' };
      const good = await connect({ will });
      await good.disconnect();
      const bad = await open();

      const topicName = rest === null ? '' : `${tag}${rest}`;
      await bad.sendBytes(withBytes(encode({ type: 'connect', will }), utf8String(will.topic), utf8String(topicName)));

      await expectRefused(stage, bad, statements);
    },
  });
});
