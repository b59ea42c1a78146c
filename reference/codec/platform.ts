/** Text to bytes and back by the quickest means of the platform: Node's Buffer where it exists, else the Encoding API. */

interface TextSlicer {
  latin1Slice(this: Uint8Array, start: number, end: number): string;
  utf8Slice(this: Uint8Array, start: number, end: number): string;
  utf8Write(this: Uint8Array, text: string, offset: number, length: number): number;
}

// Buffer's own methods work on any Uint8Array, so that no Buffer need be made around one.
const node = (globalThis as { Buffer?: { prototype: TextSlicer } }).Buffer?.prototype;

const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const encoder = new TextEncoder();

/** Below this, a loop in JavaScript beats a call into the platform. */
const shortTextBytes = 12;
const shortBuffers = Array.from({ length: shortTextBytes + 1 }, (_, length) => new Array<number>(length).fill(0));

/** The text of bytes `from` to `to`, all of which are known to be below 0x80. */
export function decodeAscii(bytes: Uint8Array, from: number, to: number): string {
  const codes = shortBuffers[to - from];
  if (codes !== undefined) {
    for (let index = 0; index < codes.length; index += 1) codes[index] = bytes[from + index] as number;
    return String.fromCharCode.apply(null, codes);
  }
  return node === undefined ? decoder.decode(bytes.subarray(from, to)) : node.latin1Slice.call(bytes, from, to);
}

/** The text of bytes `from` to `to`, known to be well-formed UTF-8; U+FEFF at the start is kept. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  return node === undefined ? decoder.decode(bytes.subarray(from, to)) : node.utf8Slice.call(bytes, from, to);
}

/** Writes well-formed text at `at`, where it is known to fit. Returns the number of bytes written. */
export function encodeUtf8(target: Uint8Array, at: number, text: string): number {
  if (text.length <= shortTextBytes) {
    const written = encodeShortAscii(target, at, text);
    if (written === text.length) return written;
  }
  return node === undefined
    ? encoder.encodeInto(text, target.subarray(at)).written
    : node.utf8Write.call(target, text, at, target.length - at);
}

function encodeShortAscii(target: Uint8Array, at: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return index;
    target[at + index] = code;
  }
  return text.length;
}
