/** An in-memory connection to a broker: ordered, asynchronous, without timers, so that it works in virtual time. */

import type { BrokerConnection } from '../broker/index.ts';
import type { Acceptor } from './acceptor.ts';

/** What the peer of the broker is told. */
export interface PipeHandlers {
  data(bytes: Uint8Array): void;
  /** The connection is over, whoever ended it. Called once, after the last data. */
  closed(): void;
}

/** The peer's end of the pipe. What is written or ended after the end is ignored. */
export interface Pipe {
  /** Sends a copy of the bytes, as one chunk. */
  write(bytes: Uint8Array): void;
  /** Ends the stream: what was written before still arrives. */
  end(): void;
  /** Breaks the connection: what is on its way, in either direction, is lost. */
  destroy(): void;
}

/**
 * Connects to the broker without a network. Each delivery happens in a microtask of its direction, never inside the
 * call that caused it. What waits is bounded by what one turn sends, for the next microtask takes all of it.
 */
export function openPipe(broker: Acceptor, handlers: PipeHandlers): Pipe {
  const toPeer = createLane(
    (bytes) => handlers.data(bytes),
    () => handlers.closed(),
  );
  const toBroker = createLane(
    (bytes) => connection.receive(bytes),
    () => {
      connection.ended();
      toPeer.end();
    },
  );
  const connection: BrokerConnection = broker.accept({
    send: toPeer.write,
    close: () => {
      toBroker.abandon();
      toPeer.end();
    },
  });

  return {
    write: toBroker.write,
    end: toBroker.end,
    destroy: () => {
      toBroker.cut();
      toPeer.cut();
    },
  };
}

/** One direction. */
interface Lane {
  write(bytes: Uint8Array): void;
  end(): void;
  /** Ends now: what has not been delivered is dropped. */
  cut(): void;
  /** Drops everything, the news of the end included. */
  abandon(): void;
}

function createLane(deliver: (bytes: Uint8Array) => void, finish: () => void): Lane {
  let state: 'open' | 'ending' | 'finished' = 'open';
  let waiting: Uint8Array[] = [];
  let delivering: Uint8Array[] = [];
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(drain);
  };

  const drain = (): void => {
    scheduled = false;
    delivering = waiting;
    waiting = [];
    for (const bytes of delivering) deliver(bytes);
    if (state !== 'ending' || waiting.length > 0) return;
    state = 'finished';
    finish();
  };

  const drop = (): void => {
    waiting.length = 0;
    delivering.length = 0; // also stops a delivery that caused the drop
  };

  const end = (): void => {
    if (state !== 'open') return;
    state = 'ending';
    schedule();
  };

  return {
    write: (bytes) => {
      if (state !== 'open') return;
      waiting.push(new Uint8Array(bytes));
      schedule();
    },
    end,
    cut: () => {
      drop();
      end();
    },
    abandon: () => {
      drop();
      state = 'finished';
    },
  };
}
