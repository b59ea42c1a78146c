/** A PUBLISH that the broker sends again is the one that it sent before under that identifier. */

import type { Check, Departure } from './check.ts';
import { isSameMessage } from './in-flight.ts';

export const redeliveredUnchanged: Check = {
  name: 'redelivered-unchanged',
  title: 'A PUBLISH that is sent again keeps its Packet Identifier, topic, QoS and payload',
  statements: { '3.1': [], '3.1.1': ['MQTT-4.4.0-1', 'MQTT-2.3.1-4'], '5.0': ['MQTT-4.4.0-1', 'MQTT-2.2.1-4'] },
  inspect: ({ reuses }) =>
    reuses.flatMap(({ event, publish, identifier, before }): Departure[] => {
      if (!publish.dup || isSameMessage(publish, before.publish)) return [];
      const { topic, qos } = before.publish;
      const expected = `the message of unfinished ${identifier} again: QoS ${qos} on ${JSON.stringify(topic)}`;
      const got = `another with DUP 1: QoS ${publish.qos} on ${JSON.stringify(publish.topic)}`;
      return [{ event, expected, got }];
    }),
};
