/**
 * Holds back what the broker sends until the changes that led to it are stored: nothing is acknowledged before. Only a
 * message at QoS 0 or 1 goes out at once: after a crash its publisher, to whom nothing was acknowledged, sends it again, and
 * at QoS 1 it may come twice. One at QoS 2 may not, so its Packet Identifier must be stored before its client knows it.
 */

import type { BrokerWire } from '../../broker/index.ts';
import type { Acceptor } from '../acceptor.ts';
import { atEndOfTurn, type TurnEnd } from '../turn.ts';
import type { PendingWrites, Urgency } from './pending-writes.ts';

/** A gate before a broker. */
export interface Gate {
  /** Something was noted: what is sent from here on is held back until it is stored. */
  changed(urgency: Urgency): void;
  /** The same broker, behind the gate. */
  guard(broker: Acceptor): Acceptor;
  /** Resolves when all is stored, and nothing is held back. */
  settled(): Promise<void>;
}

/** A connection behind the gate, and how much of what was sent to it is held back. */
interface Guarded {
  readonly wire: BrokerWire;
  held: number;
}

/** Something held back: bytes, or null for the end of the connection. */
interface Held {
  readonly to: Guarded;
  readonly bytes: Uint8Array | null;
  /** The change that has to be stored before, with all before it. */
  readonly change: number;
}

/** Milliseconds, up to twice as many, that a patient change waits for being undone: more than a client needs to acknowledge. */
const patienceMs = 4;

/** Milliseconds that a lazy change waits for others, which it is stored with. */
const lazinessMs = 100;

const publishType = 3;

/** Whether the packet is a PUBLISH at QoS 0 or 1 (3.3.1). */
function mayComeTwice(bytes: Uint8Array): boolean {
  const [header, qosTwo] = [bytes[0] ?? 0, 0b100];
  return header >> 4 === publishType && (header & qosTwo) === 0;
}

/**
 * Makes a gate. `settle` is called before it is judged how much is stored; `commit` stores what is pending, and when it
 * fails, nothing that is held back is let through any more.
 */
export function createGate(
  pending: Pick<PendingWrites, 'newest' | 'oldest' | 'isStored' | 'isEmpty'>,
  settle: () => void,
  commit: () => Promise<void>,
): Gate {
  let held: Held[] = [];
  let isTurnAwaited = false;
  let isUrgent = false;
  /** Lazy changes have waited long enough. */
  let isOverdue = false;
  let patience: NodeJS.Timeout | null = null;
  let laziness: NodeJS.Timeout | null = null;
  let storing: Promise<void> | null = null;

  const release = (): void => {
    settle();
    const oldest = pending.oldest();
    const found = held.findIndex(({ change }) => change >= oldest);
    const count = found === -1 ? held.length : found;
    if (count === 0) return;
    const released = held.slice(0, count);
    held = held.slice(count);
    for (const { to, bytes } of released) {
      to.held--;
      if (bytes === null) to.wire.close();
      else to.wire.send(bytes);
    }
  };

  const store = (): Promise<void> => {
    storing ??= storeOnce();
    return storing;
  };
  const storeOnce = async (): Promise<void> => {
    isUrgent = false;
    isOverdue = false;
    await commit();
    storing = null;
    release();
    if (isUrgent) void store();
    else bePatient();
  };
  /** Stores as soon as somebody waits for what was there a while ago. */
  const bePatient = (): void => {
    if (patience !== null || storing !== null || pending.isStored()) return;
    const { newest } = pending;
    patience = setTimeout(() => {
      patience = null;
      if (pending.oldest() <= newest) void store();
      else bePatient();
    }, patienceMs);
  };

  /** Stores at a moment when nobody waits: whoever comes during a commit waits only for what it stores. */
  const beLazy = (): void => {
    laziness = null;
    if (pending.isEmpty()) return;
    if (isOverdue || pending.isStored()) void store();
    else {
      isOverdue = true;
      laziness = setTimeout(beLazy, lazinessMs);
    }
  };

  const turnEnd: TurnEnd = {
    endTurn: () => {
      isTurnAwaited = false;
      release();
      if (isUrgent || (isOverdue && pending.isStored())) void store();
    },
  };

  const hold = (to: Guarded, bytes: Uint8Array | null): void => {
    to.held++;
    held.push({ to, bytes, change: pending.newest });
  };

  return {
    changed: (urgency) => {
      isUrgent ||= urgency === 'urgent';
      bePatient();
      laziness ??= setTimeout(beLazy, lazinessMs);
      if (isTurnAwaited) return;
      // What came may have gone in the same turn, and then nothing is to be waited for.
      isTurnAwaited = true;
      atEndOfTurn(turnEnd);
    },
    guard: (broker) => ({
      accept: (wire, peer) => {
        const to: Guarded = { wire, held: 0 };
        const guarded: BrokerWire = {
          send: (bytes) => {
            // Nothing overtakes what is held back for the same client.
            if (to.held === 0 && (mayComeTwice(bytes) || pending.isStored())) wire.send(bytes);
            else hold(to, bytes);
          },
          close: () => {
            if (to.held === 0 && pending.isStored()) wire.close();
            else hold(to, null);
          },
          watchPeer: () => wire.watchPeer?.(),
        };
        return broker.accept(guarded, peer);
      },
    }),
    settled: async () => {
      release();
      while (storing !== null || !pending.isEmpty()) await store();
      clearTimeout(patience ?? undefined);
      clearTimeout(laziness ?? undefined);
    },
  };
}
