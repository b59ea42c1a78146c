/** Is it well-formed UTF-8 without U+0000, as every string of MQTT must be? (3.1.1: 1.5.3, 5.0: 1.5.4) */

/**
 * Looks for the first sequence that no MQTT string may hold: ill-formed UTF-8 (overlong forms, surrogates and code
 * points above U+10FFFF included) or U+0000. Returns the offset of its first byte, or -1.
 */
export function findIllFormed(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const length = sequenceLength(bytes, at, to);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Length of the sequence at `at` by table 3-7 of the Unicode standard; 0 if there is none that is allowed. */
function sequenceLength(bytes: Uint8Array, at: number, to: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return lead === 0 ? 0 : 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + length > to) return 0;
  const second = bytes[at + 1] as number;
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return 0;
  for (let next = at + 2; next < at + length; next += 1) {
    if (((bytes[next] as number) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function lowestSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}

/** Anything but printable ASCII. */
const special = /[^ -~]/;

/** Beyond this, a regular expression is quicker than a loop over code units. */
const shortTextLength = 8;

/** The bytes that a text takes in UTF-8, or what makes it impossible to send. */
export function utf8Length(text: string): number | 'lone surrogate' | 'U+0000' {
  if (text.length > shortTextLength && !special.test(text)) return text.length;
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      if (code === 0) return 'U+0000';
    } else if (code < 0x800) {
      length += 1;
    } else if (code < 0xd800 || code > 0xdfff) {
      length += 2;
    } else {
      if (code > 0xdbff || !isLowSurrogate(text, index + 1)) return 'lone surrogate';
      length += 2; // two code units, four bytes
      index += 1;
    }
  }
  return length;
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}
