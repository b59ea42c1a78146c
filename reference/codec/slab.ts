/** Memory for small packets, cut from larger pieces: an ArrayBuffer of its own for each would cost more than encoding it. */

const slabBytes = 16_384;
const largestCutBytes = 4096;

let slab = new ArrayBuffer(slabBytes);
let used = 0;

/** Zeroes in the number asked for, which nobody else has; small ones are part of a larger ArrayBuffer. */
export function takeBytes(size: number): Uint8Array {
  if (size > largestCutBytes) return new Uint8Array(size);
  if (used + size > slabBytes) {
    slab = new ArrayBuffer(slabBytes);
    used = 0;
  }
  const bytes = new Uint8Array(slab, used, size);
  used += size;
  return bytes;
}
