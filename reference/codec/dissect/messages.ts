/** PUBLISH and its four acknowledgements, part by part (sections 3.3 to 3.7). */

import type { ReasonCodePacket } from '../v5/reason-codes.ts';
import type { Version } from '../version.ts';
import { codeMeaning } from './codes.ts';
import { walkProperties } from './properties.ts';
import { payloadValue } from './values.ts';
import { group, hasMore, integer, rest, utf8String, type Walk } from './walk.ts';

/** Walks over the body of a PUBLISH. */
export function walkPublish(walk: Walk, firstByte: number, version: Version): void {
  group(walk, 'Variable Header', () => {
    utf8String(walk, 'Topic Name', (text) => (text === '' ? 'the Topic Alias stands for it' : ''));
    if ((firstByte & 0b0110) !== 0) integer(walk, 'Packet Identifier', 2);
    if (version === '5.0') walkProperties(walk, 'Properties');
    return {};
  });
  rest(walk, 'Payload', (bytes) => ({
    value: payloadValue(bytes),
    meaning: bytes.length === 0 ? 'no bytes' : 'the Application Message',
  }));
}

/** Walks over the body of a PUBACK, PUBREC, PUBREL or PUBCOMP. */
export function walkAcknowledgement(walk: Walk, type: ReasonCodePacket, version: Version): void {
  group(walk, 'Variable Header', () => {
    integer(walk, 'Packet Identifier', 2);
    if (version === '5.0' && hasMore(walk)) walkResult(walk, type, 'Reason Code');
    return {};
  });
}

/** Walks over a Reason Code and the Properties behind it, which may be left out with all that follows (5.0). */
export function walkResult(walk: Walk, type: ReasonCodePacket, name: string): void {
  integer(walk, name, 1, (value) => ({ meaning: codeMeaning(type, '5.0', value) }));
  if (hasMore(walk)) walkProperties(walk, 'Properties');
}
