/** How the client's bytes are cut into segments: as they come, byte by byte, or gathered. */

import type { Framing } from '../stage.ts';
import { concat } from './bytes.ts';
import type { Wire } from './wire.ts';

/**
 * Beyond so many bytes of one packet the rest goes in one piece: every byte costs a segment, on a WebSocket a frame too,
 * and with several scenarios at once thousands of them would outlast the patience of all.
 */
const bytesCutSingly = 2048;

/** An ordered outlet to a wire. */
export interface Outlet {
  /** Whether everything is out: nothing is kept, nothing under way. */
  readonly isEmpty: boolean;
  /** Takes bytes; resolves when they are out, or when they are kept to be joined with what follows. */
  put(bytes: Uint8Array): Promise<void>;
  /** Lets out what was kept; resolves when everything is out. */
  flush(): Promise<void>;
}

function* segments(bytes: Uint8Array): Generator<Uint8Array> {
  const singly = Math.min(bytes.length, bytesCutSingly);
  for (let at = 0; at < singly; at += 1) yield bytes.subarray(at, at + 1);
  if (singly < bytes.length) yield bytes.subarray(singly);
}

/** Makes the outlet that cuts in that way. */
export function createOutlet(wire: Wire, framing: Framing): Outlet {
  let kept: Uint8Array[] = [];
  let underWay = 0;
  let queue: Promise<void> = Promise.resolve();

  const enqueue = (written: Promise<void>): Promise<void> => {
    underWay += 1;
    queue = written.then(() => {
      underWay -= 1;
    });
    return queue;
  };
  const write = (parts: Iterable<Uint8Array>): Promise<void> =>
    enqueue(
      queue.then(async () => {
        for (const part of parts) await wire.write(part);
      }),
    );
  const outlet = (put: Outlet['put'], flush: Outlet['flush']): Outlet => ({
    get isEmpty() {
      return kept.length === 0 && underWay === 0;
    },
    put,
    flush,
  });

  switch (framing) {
    case 'whole':
      // The wire keeps the order; what it took last is out last.
      return outlet(
        (bytes) => enqueue(wire.write(bytes)),
        () => queue,
      );
    case 'bytes':
      return outlet(
        (bytes) => write(segments(bytes)),
        () => queue,
      );
    case 'coalesced':
      return outlet(
        async (bytes) => {
          kept.push(bytes);
        },
        () => {
          if (kept.length === 0) return queue;
          const parts = kept;
          kept = [];
          return write([concat(parts)]);
        },
      );
  }
}
