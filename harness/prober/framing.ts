/** How the client's bytes are cut into segments: as they come, byte by byte, or gathered. */

import type { Framing } from '../stage.ts';
import { concat } from './bytes.ts';
import type { Wire } from './wire.ts';

/**
 * Beyond so many bytes of one packet the rest goes in one piece: every byte costs a segment, on a WebSocket a frame too,
 * and with several scenarios at once thousands of them would outlast the patience of all.
 */
const bytesCutSingly = 2048;

function* segments(bytes: Uint8Array): Generator<Uint8Array> {
  const singly = Math.min(bytes.length, bytesCutSingly);
  for (let at = 0; at < singly; at += 1) yield bytes.subarray(at, at + 1);
  if (singly < bytes.length) yield bytes.subarray(singly);
}

/** An ordered outlet to a wire. */
export abstract class Outlet {
  protected readonly wire: Wire;
  /** Resolves when all that was handed to the wire is out. */
  protected queue: Promise<void> = Promise.resolve();
  private underWay = 0;
  private readonly oneIsOut = (): void => {
    this.underWay -= 1;
  };

  constructor(wire: Wire) {
    this.wire = wire;
  }

  /** Takes bytes; resolves when they are out, or when they are kept to be joined with what follows. */
  abstract put(bytes: Uint8Array): Promise<void>;

  /** Whether everything is out: nothing is kept, nothing under way. */
  get isEmpty(): boolean {
    return this.underWay === 0;
  }

  /** Lets out what was kept; resolves when everything is out. */
  flush(): Promise<void> {
    return this.queue;
  }

  protected enqueue(written: Promise<void>): Promise<void> {
    this.underWay += 1;
    this.queue = written.then(this.oneIsOut);
    return this.queue;
  }
}

class Whole extends Outlet {
  /** The wire keeps the order; what it took last is out last. */
  put(bytes: Uint8Array): Promise<void> {
    return this.enqueue(this.wire.write(bytes));
  }
}

class Bytewise extends Outlet {
  put(bytes: Uint8Array): Promise<void> {
    return this.enqueue(this.write(bytes));
  }

  private async write(bytes: Uint8Array): Promise<void> {
    await this.queue;
    for (const segment of segments(bytes)) await this.wire.write(segment);
  }
}

class Coalescing extends Outlet {
  private kept: Uint8Array[] = [];

  async put(bytes: Uint8Array): Promise<void> {
    this.kept.push(bytes);
  }

  override get isEmpty(): boolean {
    return this.kept.length === 0 && super.isEmpty;
  }

  override flush(): Promise<void> {
    if (this.kept.length === 0) return this.queue;
    const whole = concat(this.kept);
    this.kept = [];
    return this.enqueue(this.queue.then(() => this.wire.write(whole)));
  }
}

/** Makes the outlet that cuts in that way. */
export function createOutlet(wire: Wire, framing: Framing): Outlet {
  switch (framing) {
    case 'whole':
      return new Whole(wire);
    case 'bytes':
      return new Bytewise(wire);
    case 'coalesced':
      return new Coalescing(wire);
  }
}
