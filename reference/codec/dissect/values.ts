/** Values as people read them: text with the invisible made visible, bytes as hexadecimal, both cut when long. */

import { toHex } from '../hex.ts';
import { decodeUtf8 } from '../platform.ts';
import { findIllFormed } from '../utf8.ts';

const longestText = 200;
const longestBytes = 64;

/** Control characters, separators that break lines, lone surrogates, and U+FEFF. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text with what cannot be seen as `\u{...}`, cut after 200 characters. */
export function textValue(text: string): string {
  const shown = text.length > longestText ? `${text.slice(0, longestText)}... (${text.length} characters)` : text;
  return shown.replace(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Hexadecimal, cut after 64 bytes. */
export function bytesValue(bytes: Uint8Array): string {
  if (bytes.length <= longestBytes) return toHex(bytes);
  return `${toHex(bytes.subarray(0, longestBytes))} ... (${bytes.length} bytes)`;
}

/** Text if the bytes are well-formed UTF-8, else hexadecimal. */
export function payloadValue(bytes: Uint8Array): string {
  if (findIllFormed(bytes, 0, bytes.length) !== -1) return bytesValue(bytes);
  return textValue(decodeUtf8(bytes, 0, bytes.length));
}
