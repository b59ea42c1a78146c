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
  const sum: Sum = { totalBytes: 0, slowCount: 0, limits };
  return {
    get totalBytes() {
      return sum.totalBytes;
    },
    get slowCount() {
      return sum.slowCount;
    },
    open: () => new Share(sum),
  };
}

interface Sum {
  totalBytes: number;
  slowCount: number;
  readonly limits: Pick<TransportLimits, 'maxOutboundBytes' | 'maxTotalOutboundBytes'>;
}

class Share implements BacklogShare {
  private readonly sum: Sum;
  private waitingBytes = 0;
  private isSlow = false;

  constructor(sum: Sum) {
    this.sum = sum;
  }

  grew(unsentBytes: number): boolean {
    const { sum } = this;
    if (unsentBytes > unnoticedBytes) {
      sum.totalBytes += unsentBytes - this.waitingBytes;
      this.waitingBytes = unsentBytes;
    }
    const { maxOutboundBytes, maxTotalOutboundBytes } = sum.limits;
    const isTooMuch =
      unsentBytes > maxOutboundBytes || (this.waitingBytes > 0 && sum.totalBytes > maxTotalOutboundBytes);
    if (this.isSlow || !isTooMuch) return false;
    this.isSlow = true;
    sum.slowCount++;
    return true;
  }

  drained(): boolean {
    const { sum } = this;
    sum.totalBytes -= this.waitingBytes;
    this.waitingBytes = 0;
    if (!this.isSlow) return false;
    this.isSlow = false;
    sum.slowCount--;
    return true;
  }
}
