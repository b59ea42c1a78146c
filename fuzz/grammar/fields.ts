/** Tampers with a packet by its fields: one is doubled, dropped, swapped with another, or filled with what it may not hold. */

import { dissect, type Field, forge, forgeWithLength, type Version } from '../../reference/codec/index.ts';
import type { Random } from '../random.ts';

/** Text that is no UTF-8, or that MQTT does not allow: a lone surrogate, U+0000, an overlong form, a stray byte, a noncharacter. */
const badTexts: readonly (readonly number[])[] = [
  [0xed, 0xa0, 0x80],
  [0x00],
  [0xc0, 0x80],
  [0xff],
  [0xe2, 0x82],
  [0xf4, 0x90, 0x80, 0x80],
  [0xef, 0xbf, 0xbf],
  [0x23],
  [0x2b],
];

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf({ offset, length, children = [] }: Field): readonly Span[] {
  return [{ start: offset, end: offset + length }, ...children.flatMap(spansOf)];
}

/** The packet with one field changed; its Remaining Length is right again, or else lies a little. */
export function tamperWithFields(random: Random, packet: Uint8Array, version: Version): Uint8Array {
  const { fields } = dissect(packet, version);
  const bodyStart = 1 + lengthBytes(packet);
  const spans = fields.flatMap(spansOf).filter(({ start, end }) => start >= bodyStart && end > start);
  const body = spans.length === 0 ? [packet.subarray(bodyStart)] : tampered(random, packet, bodyStart, spans);
  const [header = 0] = packet;
  if (random.percent(80)) return forge(header, ...body);
  const length = body.reduce((sum, part) => sum + part.length, 0);
  return forgeWithLength(header, Math.max(0, length + random.pick([-2, -1, 1, 2, 100, 100_000])), ...body);
}

function lengthBytes(packet: Uint8Array): number {
  let count = 1;
  while (count < 4 && (packet[count] ?? 0) >= 0x80) count += 1;
  return count;
}

function tampered(
  random: Random,
  packet: Uint8Array,
  bodyStart: number,
  spans: readonly Span[],
): readonly Uint8Array[] {
  const [one, other] = [random.pick(spans), random.pick(spans)];
  const part = (from: number, to: number): Uint8Array => packet.subarray(from, to);
  const before = part(bodyStart, one.start);
  const after = part(one.end, packet.length);
  const field = part(one.start, one.end);
  switch (random.below(5)) {
    case 0:
      return [before, field, field, after];
    case 1:
      return [before, after];
    case 2: {
      const [left, right] = one.start <= other.start ? [one, other] : [other, one];
      // One within the other cannot change places with it.
      if (left.end > right.start) return [before, after];
      return [
        part(bodyStart, left.start),
        part(right.start, right.end),
        part(left.end, right.start),
        part(left.start, left.end),
        part(right.end, packet.length),
      ];
    }
    case 3: {
      const text = Uint8Array.from(random.pick(badTexts));
      return [before, Uint8Array.of(0, text.length), text, after];
    }
    default:
      return [before, field.map(() => random.pick([0x00, 0x01, 0x7f, 0x80, 0xff])), after];
  }
}
