import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

/** A broker that deals with some of the filters of a SUBSCRIBE only, though it answers for all. */
function leavingOut(name: string, title: string, left: Rules['filtersToSubscribe']) {
  return fault({
    name: `subscribe-takes-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.8.4-4'], '5.0': ['MQTT-3.8.4-5'] },
    bend: (rules) => ({
      ...rules,
      filtersToSubscribe: left,
      suback: ({ packetIdentifier, subscriptions }) => ({
        type: 'suback',
        packetIdentifier,
        reasonCodes: subscriptions.map(({ qos }) => qos),
      }),
    }),
  });
}

export default [
  leavingOut('the-first-filter', 'Of several filters only the first is subscribed to', ({ subscriptions }) =>
    subscriptions.slice(0, 1),
  ),
  leavingOut('the-last-filter', 'Of several filters only the last is subscribed to', ({ subscriptions }) =>
    subscriptions.slice(-1),
  ),
  leavingOut('at-most-100-filters', 'Filters beyond the hundredth are not subscribed to', ({ subscriptions }) =>
    subscriptions.slice(0, 100),
  ),
  leavingOut('at-most-1024-filters', 'Filters beyond the 1024th are not subscribed to', ({ subscriptions }) =>
    subscriptions.slice(0, 1024),
  ),
  leavingOut(
    'the-first-mention',
    'Of several mentions of a filter in one SUBSCRIBE the first counts',
    ({ subscriptions }) =>
      subscriptions.filter(
        ({ topicFilter }, at) => subscriptions.findIndex((each) => each.topicFilter === topicFilter) === at,
      ),
  ),
];
