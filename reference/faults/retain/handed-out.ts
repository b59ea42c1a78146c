import type { Rules } from '../../broker/rules.ts';
import type { Citations } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** Beyond so many retained messages some servers stop. */
const bound = 100;

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly breaks: Citations;
  readonly seenIn?: readonly string[];
  readonly bend: (rules: Rules) => Partial<Rules>;
}

const hasWildcard = (filter: string): boolean => /[+#]/.test(filter);

const variants: readonly Variant[] = [
  {
    name: 'never',
    title: 'No subscription brings retained messages',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: () => ({ sendsRetained: () => false }),
  },
  {
    name: 'not-by-wildcard',
    title: 'A subscription with a wildcard brings no retained messages',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    seenIn: ['rabbitmq-server#2556'],
    bend: (rules) => ({
      sendsRetained: (made, replaced, session) =>
        !hasWildcard(made.topicFilter) && rules.sendsRetained(made, replaced, session),
    }),
  },
  {
    name: 'not-by-leading-plus',
    title: 'A subscription with + before its last level brings no retained messages',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => ({
      sendsRetained: (made, replaced, session) =>
        !/\+\//.test(made.topicFilter) && rules.sendsRetained(made, replaced, session),
    }),
  },
  {
    name: 'not-again',
    title: 'A subscription that is made again brings no retained messages',
    breaks: { '3.1.1': ['MQTT-3.8.4-3'], '5.0': ['MQTT-3.8.4-4'] },
    bend: (rules) => ({
      sendsRetained: (made, replaced, session) =>
        replaced === undefined && rules.sendsRetained(made, replaced, session),
    }),
  },
  {
    name: 'once-per-session-and-filter',
    title: 'A filter that a session had before brings no retained messages, even after UNSUBSCRIBE',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => {
      const had = new WeakMap<object, Set<string>>();
      return {
        sendsRetained: (made, replaced, session) => {
          const filters = had.get(session) ?? new Set();
          had.set(session, filters);
          if (filters.has(made.topicFilter)) return false;
          filters.add(made.topicFilter);
          return rules.sendsRetained(made, replaced, session);
        },
      };
    },
  },
  {
    name: 'not-to-its-publisher',
    title: 'A client gets nothing of what it retained itself',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => ({
      deliversTo: (session, message, cause) =>
        !(cause === 'retained' && message.publisher === session.clientId) && rules.deliversTo(session, message, cause),
    }),
  },
  {
    name: 'used-up',
    title: 'A retained message is handed out five times and no more',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => {
      const times = new WeakMap<object, number>();
      return {
        deliversTo: (session, message, cause) => {
          if (cause !== 'retained') return rules.deliversTo(session, message, cause);
          const before = times.get(message) ?? 0;
          times.set(message, before + 1);
          return before < 5 && rules.deliversTo(session, message, cause);
        },
      };
    },
  },
  {
    name: `at-most-${bound}`,
    title: `A client gets at most ${bound} retained messages`,
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => {
      const counts = new WeakMap<object, number>();
      return {
        deliversTo: (session, message, cause) => {
          if (cause !== 'retained') return rules.deliversTo(session, message, cause);
          const before = counts.get(session) ?? 0;
          counts.set(session, before + 1);
          return before < bound && rules.deliversTo(session, message, cause);
        },
      };
    },
  },
  {
    name: `from-latest-${bound}`,
    title: `Only the ${bound} topics that were set last have their retained messages still`,
    breaks: { '3.1.1': ['v3.1.1-4.1-u1'], '5.0': ['MQTT-3.3.1-5'] },
    bend: (rules) => {
      const latest = new Set<string>();
      return {
        retainedForm: (message) => {
          latest.delete(message.topic);
          latest.add(message.topic);
          const [oldest] = latest;
          if (latest.size > bound && oldest !== undefined) latest.delete(oldest);
          return rules.retainedForm(message);
        },
        deliversTo: (session, message, cause) =>
          (cause !== 'retained' || latest.has(message.topic)) && rules.deliversTo(session, message, cause),
      };
    },
  },
  {
    name: 'until-unsubscribed',
    title: 'When somebody unsubscribes from a topic its retained message goes with the subscription',
    breaks: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    bend: (rules) => {
      const pruned = new Set<string>();
      return {
        filtersRemovedBy: (topicFilter, held) => {
          pruned.add(topicFilter);
          return rules.filtersRemovedBy(topicFilter, held);
        },
        retainedForm: (message) => {
          pruned.delete(message.topic);
          return rules.retainedForm(message);
        },
        deliversTo: (session, message, cause) =>
          !(cause === 'retained' && pruned.has(message.topic)) && rules.deliversTo(session, message, cause),
      };
    },
  },
  {
    name: 'above-granted-qos',
    title: 'Retained messages are handed out at their own QoS, even above the one granted',
    breaks: { '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-8'] },
    bend: (rules) => ({
      deliveryQos: (message, granted, cause, session) =>
        cause === 'retained' ? message.qos : rules.deliveryQos(message, granted, cause, session),
    }),
  },
  {
    name: 'above-qos-granted-to-wildcard',
    title: 'What a wildcard matches is delivered at its own QoS, even above the one granted',
    breaks: { '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-8'] },
    bend: (rules) => ({
      deliveryQos: (message, granted, cause, session) =>
        session.subscriptions.has(message.topic) ? rules.deliveryQos(message, granted, cause, session) : message.qos,
    }),
  },
  {
    name: 'not-for-empty-levels',
    title: 'The + of a new subscription misses retained messages with an empty level in its place',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => ({
      plusMatches: (level, depth, cause) =>
        !(cause === 'retained' && level === '') && rules.plusMatches(level, depth, cause),
    }),
  },
  {
    name: 'not-of-the-parent',
    title: 'The # of a new subscription misses the retained message of the level that it follows',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => ({
      hashMatchesParent: (depth, cause) => cause !== 'retained' && rules.hashMatchesParent(depth, cause),
    }),
  },
  {
    name: 'not-far-below',
    title: 'The # of a new subscription misses retained messages three levels below and further',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    bend: (rules) => ({
      hashMatches: (levelsBelow, cause) =>
        !(cause === 'retained' && levelsBelow > 2) && rules.hashMatches(levelsBelow, cause),
    }),
  },
];

export default variants.map(({ name, title, breaks, bend, ...more }) =>
  fault({
    name: `retained-handed-out-${name}`,
    title,
    breaks,
    ...more,
    bend: (rules) => ({ ...rules, ...bend(rules) }),
  }),
);
