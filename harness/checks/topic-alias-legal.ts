/** The broker uses no Topic Alias above the client's maximum, and none before it has told what it stands for. */

import type { Check, Departure } from './check.ts';
import type { SeenConnection, SeenOf } from './connections.ts';

const hasTopicAlias = ({ packet }: SeenOf<'publish'>): boolean => packet.properties?.topicAlias !== undefined;

function inspectConnection({ connect, all, events }: SeenConnection): Departure[] {
  if (connect?.packet.version !== '5.0') return [];
  const { topicAliasMaximum = 0 } = connect.packet.properties ?? {};
  // What cannot be read may have told what an alias stands for.
  const isAllRead = events.every((event) => event.kind !== 'packet' || event.packet.type !== 'violation');
  return all.flatMap(({ event, packet }): Departure[] => {
    if (event.direction === 'out' || packet.type !== 'publish') return [];
    const alias = packet.properties?.topicAlias;
    if (alias === undefined) return [];
    if (alias > topicAliasMaximum) {
      const expected = `Topic Aliases up to ${topicAliasMaximum}, the Topic Alias Maximum`;
      const limit = topicAliasMaximum === 0 ? 'MQTT-3.1.2-27' : 'MQTT-3.1.2-26';
      return [{ event, expected, got: `Topic Alias ${alias}`, statements: [limit, 'MQTT-3.3.2-11'] }];
    }
    if (packet.topic !== '' || !isAllRead) return [];
    const got = `Topic Alias ${alias}, which stands for nothing on this connection`;
    return [{ event, expected: 'a Topic Name, or an alias of one', got, statements: ['v5.0-3.3.4-u3'] }];
  });
}

export const topicAliasLegal: Check = {
  name: 'topic-alias-legal',
  title: "Topic Aliases keep to the client's maximum and stand for something on their connection",
  statements: { '5.0': ['MQTT-3.1.2-26', 'MQTT-3.1.2-27', 'MQTT-3.3.2-11', 'v5.0-3.3.4-u3'] },
  inspect: ({ came, connections }) =>
    came('publish').some(hasTopicAlias) ? connections.flatMap(inspectConnection) : [],
};
