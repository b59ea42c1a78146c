/** Payloads that tell where they were cut, repeated or changed. */

/** So many bytes without a short period. */
export function patterned(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = at * 31 + (at >> 8) * 17 + (at >> 16) * 7;
  return bytes;
}
