/** Wrong packets on purpose: builds any bytes, and judges none of them. The strict way is `encodePacket`. */

import { fromHex } from './hex.ts';

/** Some bytes of a packet; numbers are taken modulo 256. */
export type Part = Uint8Array | readonly number[];

/** A packet of the given first byte, with the Remaining Length that its parts have. */
export function forge(header: number, ...parts: Part[]): Uint8Array {
  return forgeWithLength(header, partsLength(parts), ...parts);
}

/** The same with the Remaining Length given, true or not: a number, or the very bytes of the field. */
export function forgeWithLength(header: number, remainingLength: number | Uint8Array, ...parts: Part[]): Uint8Array {
  const length = typeof remainingLength === 'number' ? variableByteInteger(remainingLength) : remainingLength;
  return join([[header], length, ...parts]);
}

/** One byte. */
export function byte(value: number): Uint8Array {
  return Uint8Array.of(value);
}

/** Two bytes, the most significant first (1.5.2). */
export function twoByteInteger(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value);
}

/** Four bytes, the most significant first (1.5.3). */
export function fourByteInteger(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** As many bytes as the value needs, even if that is five (1.5.5). For a longer form than needed, write it in hex. */
export function variableByteInteger(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    const digit = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? digit | 0x80 : digit);
  } while (rest > 0);
  return Uint8Array.from(bytes);
}

/** A text in UTF-8 behind its length (1.5.4); U+0000 is let through, a lone surrogate becomes U+FFFD. */
export function utf8String(text: string): Uint8Array {
  return binaryData(new TextEncoder().encode(text));
}

/** Bytes behind their length (1.5.6), for strings that are no text too. */
export function binaryData(bytes: Part): Uint8Array {
  return join([twoByteInteger(bytes.length), bytes]);
}

/**
 * Bytes written as hexadecimal, white space ignored.
 *
 * @throws HexError (`MQTT_HEX_INVALID`) for a text that is not hexadecimal.
 */
export function hex(text: string): Uint8Array {
  return fromHex(text);
}

function partsLength(parts: readonly Part[]): number {
  return parts.reduce((length, part) => length + part.length, 0);
}

function join(parts: readonly Part[]): Uint8Array {
  const joined = new Uint8Array(partsLength(parts));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
