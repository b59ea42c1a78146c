/** Whether a packet is the one that was expected, and how to say what was. */

import type { Packet, PacketType } from '../../reference/codec/packet.ts';
import { namedReasonCode } from '../reason-code.ts';
import type { Matcher } from '../stage.ts';
import { bytesOf } from './draft.ts';

const printable = /^[\x20-\x7e]*$/;

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function same(expected: unknown, found: unknown): boolean {
  if (found instanceof Uint8Array) {
    return (typeof expected === 'string' || expected instanceof Uint8Array) && sameBytes(bytesOf(expected), found);
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(found) && expected.length === found.length && expected.every((item, at) => same(item, found[at]))
    );
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof found !== 'object' || found === null) return false;
    const fields = new Map<string, unknown>(Object.entries(found));
    return Object.entries(expected).every(([name, value]) => same(value, fields.get(name)));
  }
  return expected === found;
}

/** True when each field that the matcher names is equal in the packet, or its question is answered yes. */
export function matches<P extends Packet>(matcher: Matcher<PacketType> | undefined, packet: P): boolean {
  if (matcher === undefined) return true;
  if (typeof matcher === 'function') return (matcher as (packet: Packet) => boolean)(packet);
  return same(matcher, packet);
}

function shown(value: unknown): string {
  if (value instanceof Uint8Array) {
    if (value.length > 48) return `${value.length} bytes`;
    const text = new TextDecoder().decode(value);
    return printable.test(text)
      ? JSON.stringify(text)
      : `0x${[...value].map((b) => b.toString(16).padStart(2, '0')).join('')}`;
  }
  if (typeof value === 'string') return value.length > 80 ? `${value.length} characters` : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${fieldsOf(value)}}`;
  return String(value);
}

/** Codes above those of 3.1.1, except its 0x80, are of 5.0 and have their names. */
function shownCode(value: unknown, type: PacketType): string {
  return typeof value === 'number' && value > 5 && value !== 0x80 ? namedReasonCode(value, type) : shown(value);
}

function fieldsOf(value: object, type?: PacketType): string {
  return Object.entries(value)
    .filter(([name, field]) => name !== 'type' && field !== undefined)
    .map(([name, field]) => {
      if (type !== undefined && name === 'reasonCode') return `${name} ${shownCode(field, type)}`;
      if (type !== undefined && name === 'reasonCodes' && Array.isArray(field))
        return `${name} [${field.map((code) => shownCode(code, type)).join(', ')}]`;
      return `${name} ${shown(field)}`;
    })
    .join(', ');
}

/** What was expected, for people: `PUBLISH with topic "a/b", qos 1`. */
export function describeExpected(type: PacketType, matcher: Matcher<PacketType> | undefined): string {
  const name = type.toUpperCase();
  if (matcher === undefined) return name;
  if (typeof matcher === 'function') return `${name} that fits`;
  return `${name} with ${fieldsOf(matcher, type)}`;
}

/** What came, for people. */
export function describePacket(packet: Packet): string {
  const fields = fieldsOf(packet, packet.type);
  return fields === '' ? packet.type.toUpperCase() : `${packet.type.toUpperCase()} with ${fields}`;
}
