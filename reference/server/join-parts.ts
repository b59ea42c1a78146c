/** Many small parts into few: a system call, and an entry in its list, for each would cost more than copying them. */

/** A part of this size or more is left as it is. */
const largePartBytes = 4096;

/** The same bytes in the same order: runs of small parts are copied together, large ones are passed on. */
export function joinParts(parts: readonly Uint8Array[]): readonly Uint8Array[] {
  const joined: Uint8Array[] = [];
  let first = 0;
  let runBytes = 0;
  for (const [at, part] of parts.entries()) {
    if (part.length < largePartBytes) {
      runBytes += part.length;
      continue;
    }
    if (runBytes > 0) joined.push(copyTogether(parts, first, at, runBytes));
    joined.push(part);
    first = at + 1;
    runBytes = 0;
  }
  if (runBytes > 0) joined.push(copyTogether(parts, first, parts.length, runBytes));
  return joined;
}

function copyTogether(parts: readonly Uint8Array[], first: number, end: number, bytes: number): Uint8Array {
  const whole = Buffer.allocUnsafe(bytes);
  let to = 0;
  for (let at = first; at < end; at++) {
    const part = parts[at] as Uint8Array;
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}
