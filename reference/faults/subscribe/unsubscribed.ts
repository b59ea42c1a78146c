import type { Rules } from '../../broker/rules.ts';
import { topicMatches } from '../../codec/index.ts';
import { fault } from '../fault.ts';

type About = 'MQTT-3.10.4-1' | 'MQTT-3.10.4-2' | 'MQTT-3.10.4-6' | 'MQTT-4.7.3-4';

/** A broker that ends other subscriptions than it is asked to. */
function ending(
  name: string,
  title: string,
  about: readonly About[],
  removes: (asked: string, held: string) => boolean,
) {
  return fault({
    name: `unsubscribe-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': about, '5.0': about },
    bend: (rules) => ({
      ...rules,
      filtersRemovedBy: (topicFilter, held) => [...held.keys()].filter((each) => removes(topicFilter, each)),
    }),
  });
}

/** A broker that deals with some of the filters of an UNSUBSCRIBE only. */
function leavingOut(name: string, title: string, filtersToUnsubscribe: Rules['filtersToUnsubscribe']) {
  return fault({
    name: `unsubscribe-takes-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.10.4-6', 'MQTT-3.10.4-2'], '5.0': ['MQTT-3.10.4-6', 'MQTT-3.10.4-2'] },
    bend: (rules) => ({ ...rules, filtersToUnsubscribe }),
  });
}

const exactly = ['MQTT-3.10.4-1'] as const;

export default [
  ending('does-nothing', 'UNSUBSCRIBE ends nothing', ['MQTT-3.10.4-2'], () => false),
  ending(
    'not-from-wildcards',
    'UNSUBSCRIBE ends nothing when the filter has a wildcard',
    ['MQTT-3.10.4-2'],
    (asked, held) => asked === held && !/[+#]/.test(held),
  ),
  ending(
    'not-from-hash',
    'UNSUBSCRIBE ends nothing when the filter has a #',
    ['MQTT-3.10.4-2'],
    (asked, held) => asked === held && !held.includes('#'),
  ),
  ending(
    'by-matching',
    'UNSUBSCRIBE ends all subscriptions that its filter matches',
    exactly,
    (asked, held) => asked === held || topicMatches(asked, held),
  ),
  ending(
    'by-being-matched',
    'UNSUBSCRIBE ends all subscriptions that match its filter',
    exactly,
    (asked, held) => asked === held || topicMatches(held, asked),
  ),
  ending(
    'by-parent',
    'UNSUBSCRIBE ends all subscriptions below its filter',
    exactly,
    (asked, held) => asked === held || held.startsWith(`${asked}/`),
  ),
  ending(
    'takes-the-parent-too',
    'UNSUBSCRIBE ends the subscription to the level above too',
    exactly,
    (asked, held) => asked === held || asked.startsWith(`${held}/`),
  ),
  ending(
    'case-blind',
    'UNSUBSCRIBE compares filters case-blind',
    [...exactly, 'MQTT-4.7.3-4'],
    (asked, held) => asked.toLowerCase() === held.toLowerCase(),
  ),
  ending(
    'slash-blind',
    'UNSUBSCRIBE takes no notice of a slash at the end, nor of doubled ones',
    exactly,
    (asked, held) => asked.replace(/\/+/g, '/').replace(/\/$/, '') === held.replace(/\/+/g, '/').replace(/\/$/, ''),
  ),
  ending('trimmed', 'UNSUBSCRIBE trims its filters', exactly, (asked, held) => asked.trim() === held.trim()),
  ending(
    'composed',
    'UNSUBSCRIBE composes accents before it compares',
    exactly,
    (asked, held) => asked.normalize('NFC') === held.normalize('NFC'),
  ),
  ending('everything', 'UNSUBSCRIBE ends all subscriptions of the client', exactly, () => true),
  ending(
    'wildcards-alike',
    'UNSUBSCRIBE takes + and # for the same',
    exactly,
    (asked, held) => asked.replaceAll('+', '#') === held.replaceAll('+', '#'),
  ),
  ending(
    'hash-is-its-parent',
    'UNSUBSCRIBE takes a/# and a for the same',
    exactly,
    (asked, held) => asked.replace(/\/#$/, '') === held.replace(/\/#$/, ''),
  ),
  leavingOut('the-first-filter', 'Of several filters only the first is unsubscribed from', ({ topicFilters }) =>
    topicFilters.slice(0, 1),
  ),
  leavingOut('the-last-filter', 'Of several filters only the last is unsubscribed from', ({ topicFilters }) =>
    topicFilters.slice(-1),
  ),
  leavingOut('at-most-100-filters', 'Filters beyond the hundredth are not unsubscribed from', ({ topicFilters }) =>
    topicFilters.slice(0, 100),
  ),
  fault({
    name: 'unsubscribe-for-all-clients',
    title: 'UNSUBSCRIBE ends the subscriptions of all clients with that filter',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.10.4-1', 'MQTT-4.5.0-1'], '5.0': ['MQTT-3.10.4-1', 'MQTT-4.5.0-1'] },
    bend: (rules) => {
      const ended = new Set<string>();
      return {
        ...rules,
        filtersRemovedBy: (topicFilter, held) => {
          ended.add(topicFilter);
          return rules.filtersRemovedBy(topicFilter, held);
        },
        deliversTo: (session, message, cause) =>
          ![...session.subscriptions.keys()].some((held) => ended.has(held)) &&
          rules.deliversTo(session, message, cause),
      };
    },
  }),
];
