/** Bytes as people write them: spaced hexadecimal, `10 0c 00 04`. */

/** The text given as hexadecimal is not. */
export class HexError extends Error {
  override readonly name = 'HexError';
  readonly code = 'MQTT_HEX_INVALID';
}

/** Lower-case pairs of digits, a space between bytes; no bytes give the empty text. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/**
 * The bytes of a hexadecimal text in either case. White space means nothing, wherever it stands.
 *
 * @throws HexError (`MQTT_HEX_INVALID`) for anything that is no digit, or for half a byte at the end.
 */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '');
  const stranger = /[^0-9a-fA-F]/.exec(digits);
  if (stranger !== null) throw new HexError(`expected hexadecimal digits and white space, got "${stranger[0]}"`);
  if (digits.length % 2 !== 0) throw new HexError(`expected two digits for each byte, got ${digits.length} digits`);
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}
