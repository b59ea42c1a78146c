/** For the tests of the transports: in the broker's place, something that records what the transport tells it. */

import type { BrokerWire, Peer } from '../broker/index.ts';
import type { Acceptor } from './acceptor.ts';

/** Bytes that come in pieces and are asked for by number. */
export interface Collector {
  push(chunk: Uint8Array): void;
  /** The next `count` bytes, as soon as they are there. */
  take(count: number): Promise<Uint8Array>;
  /** Bytes that nobody has taken. */
  readonly left: number;
}

/** One connection as the broker sees it. */
export interface Visit {
  readonly wire: BrokerWire;
  readonly peer: Peer | undefined;
  /** What the transport said of how fast the peer reads. */
  readonly states: readonly ('congested' | 'drained')[];
  readonly bytes: Collector;
  /** Resolves when the transport reports the end. */
  readonly ended: Promise<void>;
  /** How often it has done so. */
  endings(): number;
}

/** Records connections; `react` may answer at once, from inside accept or receive. */
export interface Recorder {
  readonly acceptor: Acceptor;
  /** The next connection, in order of coming. */
  visit(): Promise<Visit>;
}

/** What a recorder does of its own accord. */
export interface Reactions {
  accepted?(wire: BrokerWire): void;
  received?(chunk: Uint8Array, wire: BrokerWire): void;
}

/** Makes a recorder. */
export function createRecorder(reactions: Reactions = {}): Recorder {
  const visits = createQueue<Visit>();
  return {
    visit: () => visits.shift(),
    acceptor: {
      accept: (wire, peer) => {
        const states: ('congested' | 'drained')[] = [];
        const bytes = createCollector();
        const { promise: ended, resolve } = deferred();
        let endings = 0;
        visits.push({ wire, peer, states, bytes, ended, endings: () => endings });
        reactions.accepted?.(wire);
        return {
          receive: (chunk) => {
            bytes.push(chunk);
            reactions.received?.(chunk, wire);
          },
          ended: () => {
            endings += 1;
            resolve();
          },
          congested: () => states.push('congested'),
          drained: () => states.push('drained'),
        };
      },
    },
  };
}

/** Makes a collector. */
export function createCollector(): Collector {
  let held = new Uint8Array(0);
  let wanted: { readonly count: number; resolve(bytes: Uint8Array): void } | null = null;
  const serve = (): void => {
    if (wanted === null || held.length < wanted.count) return;
    const { count, resolve } = wanted;
    wanted = null;
    resolve(held.slice(0, count));
    held = held.slice(count);
  };
  return {
    push: (chunk) => {
      const joined = new Uint8Array(held.length + chunk.length);
      joined.set(held);
      joined.set(chunk, held.length);
      held = joined;
      serve();
    },
    take: (count) =>
      new Promise((resolve) => {
        wanted = { count, resolve };
        serve();
      }),
    get left() {
      return held.length;
    },
  };
}

/** A promise and the function that fulfils it. */
export function deferred(): { readonly promise: Promise<void>; resolve(): void } {
  let fulfil: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    fulfil = resolve;
  });
  return { promise, resolve: () => fulfil() };
}

function createQueue<Item>(): { push(item: Item): void; shift(): Promise<Item> } {
  const items: Item[] = [];
  const takers: ((item: Item) => void)[] = [];
  return {
    push: (item) => {
      const taker = takers.shift();
      if (taker === undefined) items.push(item);
      else taker(item);
    },
    shift: () => {
      const item = items.shift();
      return item === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(item);
    },
  };
}
