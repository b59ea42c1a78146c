/** Messages of the load carry their stream and their number in it, so that none is lost, doubled or out of order unseen. */

/** Bytes at the start of each payload: the number, then the stream. */
export const labelBytes = 6;

/** Writes the label of a message. */
export function writeLabel(bytes: Uint8Array, at: number, stream: number, number: number): void {
  bytes[at] = number >>> 24;
  bytes[at + 1] = number >>> 16;
  bytes[at + 2] = number >>> 8;
  bytes[at + 3] = number;
  bytes[at + 4] = stream >>> 8;
  bytes[at + 5] = stream;
}

/** The number in a label. */
export const numberAt = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)) >>>
  0;

/** The stream in a label. */
export const streamAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at + 4] as number) << 8) | (bytes[at + 5] as number);

/** What one subscriber has got of each stream. */
export interface Tally {
  /** Notes a message; tells what is wrong with its coming now, or null. */
  note(stream: number, number: number): string | null;
}

/** Makes a tally of a subscriber that is to get all messages of these streams, from number 0 on. */
export function createTally(streams: Iterable<number>): Tally {
  const due = new Map<number, number>();
  for (const stream of streams) due.set(stream, 0);
  return {
    note: (stream, number) => {
      const expected = due.get(stream);
      if (expected === undefined) return `a message of stream ${stream} came where nobody subscribes to it`;
      due.set(stream, number + 1);
      if (number === expected) return null;
      const kind = number > expected ? 'lost or out of order' : 'doubled or out of order';
      return `stream ${stream}: expected message ${expected}, got ${number}: ${kind}`;
    },
  };
}
