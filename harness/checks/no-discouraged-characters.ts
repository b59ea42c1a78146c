/** The strings that the broker makes itself hold none of the characters that strings should be free of. */

import type { Connack, Publish } from '../../reference/codec/packet.ts';
import type { Check, Departure } from './check.ts';
import type { TraceView } from './view.ts';

/** Control characters, and the code points that Unicode says are no characters (3.1.1: 1.5.3, 5.0: 1.5.4). */
function isDiscouraged(point: number): boolean {
  const isControl = (point >= 0x01 && point <= 0x1f) || (point >= 0x7f && point <= 0x9f);
  return isControl || (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) === 0xfffe;
}

/** All other strings are what some client made of them, and are to be passed on unaltered, or may quote one. */
function stringsOfItsOwn(packet: Publish | Connack, view: TraceView): readonly (string | undefined)[] {
  if (packet.type === 'publish') {
    return packet.topic.startsWith('$SYS/') && !view.published.isOwnTopic(packet.topic) ? [packet.topic] : [];
  }
  const { assignedClientIdentifier, responseInformation, serverReference } = packet.properties ?? {};
  return [assignedClientIdentifier, responseInformation, serverReference];
}

export const noDiscouragedCharacters: Check = {
  name: 'no-discouraged-characters',
  title: 'Topics below $SYS, and what CONNACK tells, hold no control characters and no non-characters',
  statements: { '3.1.1': ['v3.1.1-1.5.3-u1'], '5.0': ['v5.0-1.5.4-u3'] },
  inspect: (view) => {
    const departures: Departure[] = [];
    for (const { event, packet } of view.packets) {
      if (event.direction === 'out' || (packet.type !== 'publish' && packet.type !== 'connack')) continue;
      const text = stringsOfItsOwn(packet, view).join('');
      if (text === '') continue;
      const found = [...text].map((character) => character.codePointAt(0) ?? 0).find(isDiscouraged);
      if (found === undefined) continue;
      const got = `U+${found.toString(16).toUpperCase().padStart(4, '0')} in ${JSON.stringify(text)}`;
      departures.push({ event, expected: 'a string without control characters and non-characters', got });
    }
    return departures;
  },
};
