/** What has been sent to clients and not been read by them, in all: the memory that slow readers cost. */

import { type TransportLimits, unnoticedBytes } from './limits.ts';

/** The backlog of all connections of a server. */
export interface Backlog {
  /** Bytes that clients have yet to read, without those of whom too few wait to count. */
  readonly totalBytes: number;
  /** Connections that are slow now. */
  readonly slowCount: number;
  /** The share of one connection. */
  open(): BacklogShare;
}

/** What one connection has waiting. */
export interface BacklogShare {
  /** So many bytes wait now; true if the connection became slow by it. */
  grew(unsentBytes: number): boolean;
  /** Nothing waits any more; true if the connection was slow. */
  drained(): boolean;
}

/** Makes an empty backlog. */
export function createBacklog(limits: Pick<TransportLimits, 'maxOutboundBytes' | 'maxTotalOutboundBytes'>): Backlog {
  let totalBytes = 0;
  let slowCount = 0;

  return {
    get totalBytes() {
      return totalBytes;
    },
    get slowCount() {
      return slowCount;
    },
    open: () => {
      let waitingBytes = 0;
      let isSlow = false;
      return {
        grew: (unsentBytes) => {
          if (unsentBytes > unnoticedBytes) {
            totalBytes += unsentBytes - waitingBytes;
            waitingBytes = unsentBytes;
          }
          const isTooMuch =
            unsentBytes > limits.maxOutboundBytes || (waitingBytes > 0 && totalBytes > limits.maxTotalOutboundBytes);
          if (isSlow || !isTooMuch) return false;
          isSlow = true;
          slowCount++;
          return true;
        },
        drained: () => {
          totalBytes -= waitingBytes;
          waitingBytes = 0;
          if (!isSlow) return false;
          isSlow = false;
          slowCount--;
          return true;
        },
      };
    },
  };
}
