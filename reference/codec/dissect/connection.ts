/** CONNACK, DISCONNECT and AUTH, part by part (sections 3.2, 3.14, 3.15). */

import type { Version } from '../version.ts';
import { codeMeaning } from './codes.ts';
import type { BitField } from './field.ts';
import { bit, bitRange, reservedBits } from './meanings.ts';
import { walkResult } from './messages.ts';
import { walkProperties } from './properties.ts';
import { group, hasMore, integer, type Walk } from './walk.ts';

/** Walks over the body of a CONNACK. */
export function walkConnack(walk: Walk, version: Version): void {
  group(walk, 'Variable Header', () => {
    integer(walk, 'Connect Acknowledge Flags', 1, (value) => ({ bits: acknowledgeFlagBits(value, version) }));
    const name = version === '5.0' ? 'Connect Reason Code' : 'Connect Return code';
    integer(walk, name, 1, (value) => ({ meaning: codeMeaning('connack', version, value) }));
    if (version === '5.0') walkProperties(walk, 'Properties');
    return {};
  });
}

/** Walks over the body of a DISCONNECT, which has one in 5.0 only. */
export function walkDisconnect(walk: Walk, version: Version): void {
  if (version === '5.0') walkOptionalResult(walk, 'disconnect', 'Disconnect Reason Code');
}

/** Walks over the body of an AUTH. */
export function walkAuth(walk: Walk): void {
  walkOptionalResult(walk, 'auth', 'Authenticate Reason Code');
}

function walkOptionalResult(walk: Walk, type: 'disconnect' | 'auth', name: string): void {
  group(walk, 'Variable Header', () => {
    if (hasMore(walk)) walkResult(walk, type, name);
    return {};
  });
}

function acknowledgeFlagBits(flags: number, version: Version): BitField[] {
  if (version === '3.1') return [bitRange(flags, 7, 0, 'Reserved', () => 'not used')];
  return [reservedBits(flags, 7, 1), bit(flags, 0, 'Session Present', ['a new session', 'a session was kept'])];
}
