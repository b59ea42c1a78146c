/** A PUBLISH that the broker sends again is the one that it sent before under that identifier. */

import type { Check } from './check.ts';
import { isSameMessage, trackInFlight } from './in-flight.ts';
import { inEachSession } from './sessions.ts';

export const redeliveredUnchanged: Check = {
  name: 'redelivered-unchanged',
  title: 'A PUBLISH that is sent again keeps its Packet Identifier, topic, QoS and payload',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.4.0-1', 'MQTT-2.3.1-4'], '5.0': ['MQTT-4.4.0-1', 'MQTT-2.2.1-4'] },
  inspect: ({ sessions }) =>
    inEachSession(sessions, () => {
      const inFlight = trackInFlight();
      return (seen) => {
        const { publish, identifier, before = null } = inFlight.take(seen) ?? {};
        if (before === null || publish?.dup !== true || isSameMessage(publish, before.publish)) return [];
        const { topic, qos } = before.publish;
        const expected = `the message of unfinished ${identifier} again: QoS ${qos} on ${JSON.stringify(topic)}`;
        const got = `another with DUP 1: QoS ${publish.qos} on ${JSON.stringify(publish.topic)}`;
        return [{ event: seen.event, expected, got }];
      };
    }),
};
