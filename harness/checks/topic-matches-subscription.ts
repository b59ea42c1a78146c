/** What the broker sends a client is on a topic to which that client has subscribed in this session. */

import type { Check } from './check.ts';

export const topicMatchesSubscription: Check = {
  name: 'topic-matches-subscription',
  title: 'The topic of a PUBLISH matches a Topic Filter that its session has subscribed to',
  statements: { '3.1': [], '3.1.1': ['MQTT-3.3.2-3', 'MQTT-4.7.2-1'], '5.0': ['MQTT-3.3.2-3', 'MQTT-4.7.2-1'] },
  inspect: ({ ownDeliveries }) =>
    ownDeliveries
      .filter(({ held }) => held.length === 0)
      .map(({ event, publish: { topic } }) => ({
        event,
        expected: 'a topic that matches a Topic Filter of the session',
        got: `PUBLISH on ${JSON.stringify(topic)}`,
        statements: topic.startsWith('$') ? ['MQTT-3.3.2-3', 'MQTT-4.7.2-1'] : ['MQTT-3.3.2-3'],
      })),
};
