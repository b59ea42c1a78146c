import { fault } from '../fault.ts';

export default [
  fault({
    name: 'alias-kept-over-connections',
    title: 'A Topic Alias that was not set on this connection stands for what it stood for on another',
    breaks: { '5.0': ['MQTT-3.3.2-7'] },
    bend: (rules) => {
      const everywhere = new Map<number, string>();
      return {
        ...rules,
        remembersAlias: (alias, topic, known) => {
          everywhere.set(alias, topic);
          return rules.remembersAlias(alias, topic, known);
        },
        topicOfPublish: (publish, known, maximum) =>
          rules.topicOfPublish(publish, new Map([...everywhere, ...known]), maximum),
      };
    },
  }),
  fault({
    name: 'alias-of-all-connections',
    title: 'There is one table of Topic Aliases for all clients',
    breaks: { '5.0': ['MQTT-3.3.2-7', 'MQTT-3.3.2-12'] },
    bend: (rules) => {
      const everywhere = new Map<number, string>();
      return {
        ...rules,
        remembersAlias: (alias, topic, known) => {
          everywhere.set(alias, topic);
          return rules.remembersAlias(alias, topic, known);
        },
        topicOfPublish: (publish, _known, maximum) => rules.topicOfPublish(publish, everywhere, maximum),
      };
    },
  }),
  fault({
    name: 'alias-of-both-directions',
    title: "What the server's Topic Aliases stand for, the client's stand for as well",
    breaks: { '5.0': ['MQTT-3.3.2-12'] },
    bend: (rules) => {
      const told = new Map<number, string>();
      return {
        ...rules,
        outboundAlias: (topic, known, maximum) => {
          const chosen = rules.outboundAlias(topic, known, maximum);
          if (chosen !== null) told.set(chosen.alias, topic);
          return chosen;
        },
        topicOfPublish: (publish, known, maximum) =>
          rules.topicOfPublish(publish, new Map([...known, ...told]), maximum),
      };
    },
  }),
  fault({
    name: 'alias-set-after-the-segment',
    title: 'A Topic Alias that is set anew holds only for what is read later',
    breaks: { '5.0': ['MQTT-3.3.2-12'] },
    bend: (rules) => {
      const fresh = new Set<number>();
      return {
        ...rules,
        remembersAlias: (alias, topic, known) => {
          if (fresh.has(alias)) return false;
          fresh.add(alias);
          queueMicrotask(() => fresh.clear());
          return rules.remembersAlias(alias, topic, known);
        },
      };
    },
  }),
  fault({
    name: 'alias-forwarded',
    title: "The publisher's Topic Alias goes on to the subscribers",
    breaks: { '5.0': ['MQTT-3.1.2-27', 'MQTT-3.3.2-11'] },
    bend: (rules) => ({
      ...rules,
      forwardedProperties: (message, cause) => ({
        ...rules.forwardedProperties(message, cause),
        topicAlias: message.properties?.topicAlias,
      }),
    }),
  }),
  fault({
    name: 'alias-not-for-retained',
    title: 'A retained message that named its topic by an alias is not retained',
    breaks: { '5.0': ['MQTT-3.3.2-12', 'MQTT-3.3.1-5'] },
    bend: (rules) => ({
      ...rules,
      retainedChange: (message, retainedAt) =>
        message.properties?.topicAlias === undefined ? rules.retainedChange(message, retainedAt) : 'keep',
    }),
  }),
  fault({
    name: 'alias-zero-ignored',
    title: 'A PUBLISH with a Topic Alias of 0 is passed over',
    breaks: { '5.0': ['MQTT-3.3.2-8', 'v5.0-3.3.4-u2'] },
    bendWire: () => ({
      inboundViolation: ({ statement }, bytes) => (statement === 'MQTT-3.3.2-8' ? [] : [bytes]),
    }),
  }),
  fault({
    name: 'alias-zero-taken',
    title: 'A Topic Alias of 0 that comes with a topic is taken for 1',
    breaks: { '5.0': ['MQTT-3.3.2-8', 'v5.0-3.3.4-u2'] },
    bendWire: () => ({
      inboundViolation: ({ statement, offset }, bytes) =>
        statement === 'MQTT-3.3.2-8' && bytes[3] !== 0
          ? [bytes.map((byte, at) => (at === offset + 1 ? 1 : byte))]
          : [bytes],
    }),
  }),
];
