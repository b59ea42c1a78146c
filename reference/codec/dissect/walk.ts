/** Walks over the bytes of a packet and notes each field; a field that is not all there ends the walk. */

import { decodeUtf8 } from '../platform.ts';
import { findIllFormed } from '../utf8.ts';
import type { Field, Told } from './field.ts';
import { bytesValue, textValue } from './values.ts';

/** Where a walk stands. */
export interface Walk {
  readonly bytes: Uint8Array;
  /** Behind the last byte that may be read. */
  end: number;
  position: number;
  /** The fields of the part that is being walked. */
  fields: Field[];
  /** A field was cut short, or cannot be told apart from the next: nothing behind it can be named. */
  stuck: boolean;
}

/** Begins a walk at the first byte. */
export function startWalk(bytes: Uint8Array, end: number): Walk {
  return { bytes, end, position: 0, fields: [], stuck: false };
}

/** Is there something left that can be read? */
export function hasMore(walk: Walk): boolean {
  return !walk.stuck && walk.position < walk.end;
}

/** Gives up: what is left cannot be named. */
export function giveUp(walk: Walk): void {
  walk.stuck = true;
}

/** Notes a field of `length` bytes without parts. */
export function leaf(walk: Walk, name: string, length: number, { value = null, meaning = '', bits = [] }: Told): void {
  walk.fields.push({ name, offset: walk.position, length, value, meaning, bits, children: [] });
  walk.position += length;
}

/** Notes the fields that `body` reads as parts of one; what `body` returns is told of the whole. */
export function group(walk: Walk, name: string, body: () => Told): void {
  if (walk.stuck) return;
  const outer = walk.fields;
  const offset = walk.position;
  const children: Field[] = [];
  walk.fields = children;
  const { value = null, meaning = '' } = body();
  walk.fields = outer;
  if (children.length === 0) return;
  outer.push({ name, offset, length: walk.position - offset, value, meaning, bits: [], children });
}

type Describe = (value: number) => Told;

const silent: Describe = () => ({});

/** An integer of one, two or four bytes, the most significant first; undefined if it is not all there. */
export function integer(walk: Walk, name: string, length: 1 | 2 | 4, describe: Describe = silent): number | undefined {
  if (!has(walk, length)) return undefined;
  let value = 0;
  for (let at = walk.position; at < walk.position + length; at += 1) value = value * 256 + byteAt(walk, at);
  leaf(walk, name, length, { value, ...describe(value) });
  return value;
}

const maxVariableBytes = 4;

/** A Variable Byte Integer; undefined if it is not all there, or longer than four bytes. */
export function variableByteInteger(walk: Walk, name: string, describe: Describe = silent): number | undefined {
  if (walk.stuck) return undefined;
  let value = 0;
  for (let length = 1; length <= maxVariableBytes && walk.position + length <= walk.end; length += 1) {
    const digit = byteAt(walk, walk.position + length - 1);
    value += (digit & 0x7f) * 128 ** (length - 1);
    if (digit < 0x80) {
      leaf(walk, name, length, { value, ...describe(value) });
      return value;
    }
  }
  giveUp(walk);
  return undefined;
}

/** A UTF-8 Encoded String with its length; undefined if it is not all there. Ill-formed text is shown as it can be. */
export function utf8String(
  walk: Walk,
  name: string,
  describe: (text: string) => string = () => '',
): string | undefined {
  let text: string | undefined;
  prefixed(walk, name, (from, to) => {
    text = decodeUtf8(walk.bytes, from, to);
    const told = describe(text);
    return {
      value: textValue(text),
      meaning: findIllFormed(walk.bytes, from, to) === -1 ? told : 'no well-formed string',
    };
  });
  return text;
}

/** Binary Data with its length. */
export function binaryData(walk: Walk, name: string, show: (bytes: Uint8Array) => string = bytesValue): void {
  prefixed(walk, name, (from, to) => ({ value: show(walk.bytes.subarray(from, to)) }));
}

/** All that is left, however little. */
export function rest(walk: Walk, name: string, describe: (bytes: Uint8Array) => Told): void {
  if (walk.stuck) return;
  leaf(walk, name, walk.end - walk.position, describe(walk.bytes.subarray(walk.position, walk.end)));
}

/** A length of two bytes and what it announces. */
function prefixed(walk: Walk, name: string, describe: (from: number, to: number) => Told): void {
  if (!has(walk, 2)) return;
  const length = byteAt(walk, walk.position) * 256 + byteAt(walk, walk.position + 1);
  if (!has(walk, 2 + length)) return;
  group(walk, name, () => {
    leaf(walk, 'Length', 2, { value: length, meaning: `${length} ${length === 1 ? 'byte' : 'bytes'}` });
    const told = describe(walk.position, walk.position + length);
    if (length > 0) leaf(walk, 'Data', length, { value: told.value ?? null });
    return told;
  });
}

function has(walk: Walk, length: number): boolean {
  if (walk.position + length > walk.end) giveUp(walk);
  return !walk.stuck;
}

function byteAt(walk: Walk, at: number): number {
  return walk.bytes[at] ?? 0;
}
