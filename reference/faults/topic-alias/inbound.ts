import type { Rules } from '../../broker/rules.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type TopicOf = Rules['topicOfPublish'];

/** A topic whose messages are taken and go to nobody. */
const nowhere = '$SYS/nowhere';

/** A broker that understands the Topic Aliases of clients otherwise. */
function reading(
  name: string,
  title: string,
  breaks: readonly StatementId50[],
  bend: (standard: TopicOf) => TopicOf,
  seenIn: readonly string[] = [],
) {
  return fault({
    name: `alias-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bend: (rules) => ({ ...rules, topicOfPublish: bend(rules.topicOfPublish) }),
  });
}

/** A broker that remembers the Topic Aliases of clients otherwise. */
function remembering(name: string, title: string, remembersAlias: Rules['remembersAlias']) {
  return fault({
    name: `alias-${name}`,
    title,
    breaks: { '5.0': ['MQTT-3.3.2-12'] },
    bend: (rules) => ({ ...rules, remembersAlias }),
  });
}

/** Whether a PUBLISH leaves its topic to an alias that was not set. */
const isUnknown = ({ topic, properties }: Parameters<TopicOf>[0], known: ReadonlyMap<number, string>): boolean => {
  const alias = properties?.topicAlias ?? 0;
  return topic === '' && alias > 0 && !known.has(alias);
};

const beyond = ['MQTT-3.3.2-9', 'v5.0-3.3.4-u2'] as const;

export default [
  reading(
    'refused-though-offered',
    'A Topic Alias ends the connection, although CONNACK allows it',
    ['MQTT-3.3.2-12'],
    (standard) => (publish, known, maximum) =>
      publish.properties?.topicAlias === undefined ? standard(publish, known, maximum) : { reasonCode: 0x94 },
    ['nanomq#2377'],
  ),
  reading(
    'maximum-refused',
    'The highest Topic Alias that CONNACK allows is refused',
    ['MQTT-3.3.2-12'],
    (standard) => (publish, known, maximum) => standard(publish, known, maximum - 1),
  ),
  reading(
    'beyond-taken',
    'A Topic Alias beyond the maximum is taken',
    beyond,
    (standard) => (publish, known) => standard(publish, known, 65_535),
  ),
  reading(
    'one-beyond-taken',
    'A Topic Alias of one more than the maximum is taken',
    beyond,
    (standard) => (publish, known, maximum) => standard(publish, known, maximum + 1),
  ),
  reading(
    'taken-though-not-offered',
    'Topic Aliases are taken, although CONNACK allows none',
    ['MQTT-3.2.2-18', 'v5.0-3.3.4-u2'],
    (standard) => (publish, known, maximum) => standard(publish, known, maximum === 0 ? 65_535 : maximum),
    ['NanoNNG#1507'],
  ),
  reading(
    'unknown-dropped',
    'A message whose Topic Alias stands for nothing is acknowledged and dropped',
    ['v5.0-3.3.4-u3'],
    (standard) => (publish, known, maximum) =>
      isUnknown(publish, known) ? { topic: nowhere } : standard(publish, known, maximum),
  ),
  reading(
    'unknown-is-another-one',
    'A message whose Topic Alias stands for nothing goes to the topic of another one',
    ['v5.0-3.3.4-u3'],
    (standard) => (publish, known, maximum) => {
      const [any] = known.values();
      return isUnknown(publish, known) && any !== undefined ? { topic: any } : standard(publish, known, maximum);
    },
  ),
  reading('understood-once', 'A Topic Alias can be used once, and not again', ['MQTT-3.3.2-12'], (standard) => {
    const used = new Set<string>();
    return (publish, known, maximum) => {
      const named = standard(publish, known, maximum);
      if (publish.topic !== '' || !('topic' in named)) return named;
      if (used.has(named.topic)) return { reasonCode: 0x82 };
      used.add(named.topic);
      return named;
    };
  }),
  reading(
    'beats-the-topic',
    'Where an alias and a topic come together the alias counts',
    ['MQTT-3.3.2-12'],
    (standard) => (publish, known, maximum) => {
      const meant = known.get(publish.properties?.topicAlias ?? 0);
      return meant === undefined ? standard(publish, known, maximum) : { topic: meant };
    },
  ),
  ...([0, 1, 2] as const).map((qos) =>
    reading(
      `unknown-at-qos-${qos}`,
      `In a PUBLISH at QoS ${qos} no Topic Alias is known`,
      ['MQTT-3.3.2-12'],
      (standard) => (publish, known, maximum) =>
        publish.qos === qos && publish.topic === '' ? { reasonCode: 0x82 } : standard(publish, known, maximum),
    ),
  ),
  remembering('never-remembered', 'A Topic Alias is not remembered', () => false),
  remembering('never-remapped', 'A Topic Alias keeps its first topic', (alias, _topic, known) => !known.has(alias)),
  remembering('high-ones-forgotten', 'Topic Aliases above 8 are not remembered', (alias) => alias <= 8),
  remembering(
    'one-at-most',
    'One Topic Alias is remembered, and no other',
    (alias, _topic, known) => known.size === 0 || known.has(alias),
  ),
];
