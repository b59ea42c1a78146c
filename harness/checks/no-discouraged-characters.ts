/** The broker's own topics hold none of the characters that strings should be free of. */

import type { Check, Departure } from './check.ts';

/** Control characters, and the code points that Unicode says are no characters (1.5.3 of 3.1.1). */
function isDiscouraged(point: number): boolean {
  const isControl = (point >= 0x01 && point <= 0x1f) || (point >= 0x7f && point <= 0x9f);
  return isControl || (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) === 0xfffe;
}

export const noDiscouragedCharacters: Check = {
  name: 'no-discouraged-characters',
  title: 'Topics below $SYS hold no control characters and no non-characters',
  statements: { '3.1.1': ['v3.1.1-1.5.3-u1'] },
  inspect: ({ packets, published }) =>
    packets.flatMap(({ event, packet }): Departure[] => {
      if (event.direction === 'out' || packet.type !== 'publish') return [];
      // All other topics are what some client made of them, and are to be passed on unaltered.
      const { topic } = packet;
      if (!topic.startsWith('$SYS/') || published.isOwnTopic(topic)) return [];
      const found = [...topic].map((character) => character.codePointAt(0) ?? 0).find(isDiscouraged);
      if (found === undefined) return [];
      const got = `U+${found.toString(16).toUpperCase().padStart(4, '0')} in ${JSON.stringify(topic)}`;
      return [{ event, expected: 'a topic without control characters and non-characters', got }];
    }),
};
