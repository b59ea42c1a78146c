/**
 * Holds back what the broker sends until the changes that led to it are stored: nothing is acknowledged before, and nothing
 * is delivered of which the broker would not know after a crash.
 */

import type { BrokerWire } from '../../broker/index.ts';
import type { Acceptor } from '../acceptor.ts';

/** A gate before a broker. */
export interface Gate {
  /** Something was noted: from here on all is held back until it is stored. */
  changed(): void;
  /** The same broker, behind the gate. */
  guard(broker: Acceptor): Acceptor;
  /** Resolves when nothing is held back. */
  settled(): Promise<void>;
}

/** Something held back: bytes, or null for the end of the connection. */
interface Held {
  readonly wire: BrokerWire;
  readonly bytes: Uint8Array | null;
}

/**
 * Makes a gate. Changes made until the event loop has served all connections that were ready are stored together by
 * `commit`, and those made meanwhile together after that. When `commit` fails, nothing is let through any more.
 */
export function createGate(commit: () => Promise<void>): Gate {
  let held: Held[] = [];
  let isChanged = false;
  let working: Promise<void> | null = null;

  const work = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    while (isChanged || held.length > 0) {
      const release = held;
      held = [];
      if (isChanged) {
        isChanged = false;
        await commit();
      }
      for (const { wire, bytes } of release) {
        if (bytes === null) wire.close();
        else wire.send(bytes);
      }
    }
    working = null;
  };

  return {
    changed: () => {
      isChanged = true;
      working ??= work();
    },
    guard: (broker) => ({
      accept: (wire, peer) =>
        broker.accept(
          {
            send: (bytes) => {
              if (working === null) wire.send(bytes);
              else held.push({ wire, bytes });
            },
            close: () => {
              if (working === null) wire.close();
              else held.push({ wire, bytes: null });
            },
          },
          peer,
        ),
    }),
    settled: async () => {
      await working;
    },
  };
}
