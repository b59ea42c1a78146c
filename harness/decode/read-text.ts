/** From text that people paste to bytes: hexadecimal as tools print it, or base64; what is wrong is told by its place. */

/** The ways in which bytes are written as text. */
export type Notation = 'hex' | 'base64';

/** What a text came to. */
export type ReadText =
  | { readonly kind: 'bytes'; readonly notation: Notation; readonly bytes: Uint8Array }
  | {
      readonly kind: 'unreadable';
      /** Of the first character that cannot be read, from 0. */
      readonly at: number;
      /** One sentence about that character, for people. */
      readonly problem: string;
    };

/** What stands between bytes and means nothing: white space, colons, commas, quotes and brackets of program text. */
const separators = /[\s:,;'"[\](){}]/;

/** `0x` and `\x` before the digits. */
const prefix = /^(?:0x|\\x)/i;

/** Where a dump says how far it has come: `0x0010:`, `00000010:`, or eight digits at the start of a line of `hexdump -C`. */
const dumpOffset = /^[ \t]*(?:(?:0x)?[0-9a-f]{4,8}:(?=[ \t])|[0-9a-f]{7,8}(?= {2}))/im;

/** Below this share of characters that are no hexadecimal digits a text is taken for hexadecimal with a mistake in it. */
const leastStrangers = 0.15;

/** Reads a text in the notation told, else as hexadecimal if it is that, else as base64. */
export function readText(text: string, notation?: Notation): ReadText {
  if (notation === 'base64') return readBase64(text);
  const asHex = readHex(text);
  if (notation === 'hex' || asHex.kind === 'bytes' || !looksLikeBase64(text)) return asHex;
  return readBase64(text);
}

function readHex(text: string): ReadText {
  const dump = dumpOffset.exec(text);
  if (dump !== null) {
    const at = dump.index + dump[0].length - dump[0].trimStart().length;
    return unreadable(at, `"${dump[0].trim()}" is the offset of a dump, not a byte of the packet`);
  }
  const digits: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (separators.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const lead = prefix.exec(text.slice(at, at + 2))?.[0].length ?? 0;
    const from = at + lead;
    let to = from;
    while (to < text.length && /[0-9a-f]/i.test(text[to] ?? '') && !(to > from && prefix.test(text.slice(to, to + 2))))
      to += 1;
    const word = text.slice(from, to);
    const next = text[to];
    if (next !== undefined && !separators.test(next) && !prefix.test(text.slice(to, to + 2)))
      return unreadable(to, `${shown(next)} is no hexadecimal digit`);
    if (word === '') return unreadable(at, `"${text.slice(at, from)}" has no digits behind it`);
    // `0x0` is a byte in program text; elsewhere one digit is half of one.
    if (lead > 0 && word.length === 1) digits.push(`0${word}`);
    else if (word.length % 2 === 0) digits.push(word);
    else return unreadable(from, `"${word}" is an odd number of digits, and each byte takes two`);
    at = to;
  }
  return { kind: 'bytes', notation: 'hex', bytes: bytesOfDigits(digits.join('')) };
}

function bytesOfDigits(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

/** In the usual alphabet and padded: in doubt a text is the name of a file that is not there. */
function looksLikeBase64(text: string): boolean {
  const characters = text.replace(/\s/g, '');
  if (!/^[a-z0-9+/]+={0,2}$/i.test(characters) || characters.length % 4 !== 0 || /\S[ \t]+\S/.test(text)) return false;
  return characters.replace(/[0-9a-f=]/gi, '').length >= leastStrangers * characters.length;
}

/** Either alphabet, the padding may be left out. */
function readBase64(text: string): ReadText {
  const stranger = /[^a-z0-9+/_=\s-]/i.exec(text) ?? /=(?![\s=]*$)/.exec(text);
  if (stranger !== null) return unreadable(stranger.index, `${shown(stranger[0])} is no character of base64 here`);
  const characters = text.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (characters.length % 4 === 1)
    return unreadable(text.trimEnd().length, `base64 of ${characters.length} characters ends in the middle of a byte`);
  const bytes = Uint8Array.from(atob(characters), (character) => character.charCodeAt(0));
  return { kind: 'bytes', notation: 'base64', bytes };
}

const shown = (character: string): string => JSON.stringify(character);

const unreadable = (at: number, problem: string): ReadText => ({ kind: 'unreadable', at, problem });
