/** The strings that the broker makes itself hold none of the characters that strings should be free of. */

import type { Packet } from '../../reference/codec/packet.ts';
import type { Check, Departure } from './check.ts';
import type { Published } from './published.ts';

/** Control characters, and the code points that Unicode says are no characters (3.1.1: 1.5.3, 5.0: 1.5.4). */
function isDiscouraged(point: number): boolean {
  const isControl = (point >= 0x01 && point <= 0x1f) || (point >= 0x7f && point <= 0x9f);
  return isControl || (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) === 0xfffe;
}

/** All other strings are what some client made of them, and are to be passed on unaltered, or may quote one. */
function stringsOfItsOwn(packet: Packet, published: Published): readonly (string | undefined)[] {
  if (packet.type === 'publish') {
    return packet.topic.startsWith('$SYS/') && !published.isOwnTopic(packet.topic) ? [packet.topic] : [];
  }
  if (packet.type !== 'connack') return [];
  const { assignedClientIdentifier, responseInformation, serverReference } = packet.properties ?? {};
  return [assignedClientIdentifier, responseInformation, serverReference];
}

export const noDiscouragedCharacters: Check = {
  name: 'no-discouraged-characters',
  title: 'Topics below $SYS, and what CONNACK tells, hold no control characters and no non-characters',
  statements: { '3.1.1': ['v3.1.1-1.5.3-u1'], '5.0': ['v5.0-1.5.4-u3'] },
  inspect: ({ packets, published }) =>
    packets.flatMap(({ event, packet }): Departure[] => {
      if (event.direction === 'out') return [];
      const text = stringsOfItsOwn(packet, published).join('');
      const found = [...text].map((character) => character.codePointAt(0) ?? 0).find(isDiscouraged);
      if (found === undefined) return [];
      const got = `U+${found.toString(16).toUpperCase().padStart(4, '0')} in ${JSON.stringify(text)}`;
      return [{ event, expected: 'a string without control characters and non-characters', got }];
    }),
};
