/** What each client of the soak must get, kept by nothing but what the clients do: nothing lost, nothing twice, in order. */

import type { Publish, QoS } from '../../reference/codec/index.ts';
import { matches } from '../judge/scene.ts';

/** A message, known by the number that is its payload. */
export interface LedgerMessage {
  readonly number: number;
  readonly publisher: string;
  readonly topic: string;
  readonly qos: QoS;
  readonly retain: boolean;
  readonly isWill: boolean;
}

/** How a client connects. */
export interface Terms {
  readonly isClean: boolean;
  /** Milliseconds for which its session outlives the connection; Infinity for ever. */
  readonly keptForMs: number;
  readonly will: LedgerMessage | null;
  readonly willDelayMs: number;
}

interface Account {
  readonly clientId: string;
  readonly filters: Map<string, QoS>;
  /** How many are to come, by `keyOf`; at QoS 0 only while the client is connected. */
  readonly lasting: Map<string, number>;
  readonly fleeting: Map<string, number>;
  /** Number of the last one that came, by publisher, topic and QoS. */
  readonly last: Map<string, number>;
  terms: Terms;
  isConnected: boolean;
  endsAtMs: number;
  /** When the Will of a connection that was lost is published; null if none waits. */
  willDueMs: number | null;
}

/** The books. */
export interface Ledger {
  /** A client says CONNECT; whether the broker must have its session. */
  connects(clientId: string, terms: Terms): boolean;
  /** Its connection is over, with DISCONNECT or without. */
  leaves(clientId: string, isOrderly: boolean): void;
  subscribes(clientId: string, topicFilter: string, qos: QoS): void;
  unsubscribes(clientId: string, topicFilter: string): void;
  publishes(message: LedgerMessage): void;
  /** An empty retained message was published. */
  clears(topic: string): void;
  /** A client got a message. */
  gets(clientId: string, publish: Publish): void;
  /** Time has passed. */
  passed(): void;
  /** Those who have a session and are not connected. */
  absent(): readonly string[];
  /** To be asked when everybody is back and has acknowledged everything: what never came, one line for each client. */
  missing(): readonly string[];
}

const keyOf = (number: number, qos: QoS, isRetained: boolean): string =>
  `${number} at QoS ${qos}${isRetained ? ', retained' : ''}`;

/** Whether a client is still there for its own Will is the broker's to say. */
const isOwnWill = ({ isWill, publisher }: LedgerMessage, { clientId }: Account): boolean =>
  isWill && publisher === clientId;

/** Opens books; nothing may be wrong with what `report` is told. */
export function openLedger(nowMs: () => number, report: (invariant: string, detail: string) => void): Ledger {
  const accounts = new Map<string, Account>();
  /** Accounts by their Topic Filters. */
  const holders = new Map<string, Set<Account>>();
  const messages = new Map<number, LedgerMessage>();
  const retained = new Map<string, LedgerMessage>();
  /** Wills that are not published. */
  const wills = new Map<number, Account>();

  const add = (account: Account, key: string, qos: QoS): void => {
    const due = qos === 0 ? account.fleeting : account.lasting;
    due.set(key, (due.get(key) ?? 0) + 1);
  };

  const publish = (message: LedgerMessage, atMs: number): void => {
    messages.set(message.number, message);
    if (message.retain) retained.set(message.topic, message);
    const granted = new Map<Account, QoS>();
    for (const [topicFilter, accountsOfFilter] of holders) {
      if (!matches(topicFilter, message.topic)) continue;
      for (const account of accountsOfFilter) {
        const qos = account.filters.get(topicFilter) ?? 0;
        if (qos >= (granted.get(account) ?? 0)) granted.set(account, qos);
      }
    }
    for (const [account, most] of granted) {
      const qos = Math.min(most, message.qos) as QoS;
      if (isOwnWill(message, account)) continue;
      if (account.isConnected || (qos > 0 && account.endsAtMs > atMs))
        add(account, keyOf(message.number, qos, false), qos);
    }
  };

  const publishWill = (account: Account, atMs: number): void => {
    const { will } = account.terms;
    account.willDueMs = null;
    if (will !== null && wills.delete(will.number)) publish(will, atMs);
  };
  const dropWill = (account: Account): void => {
    account.willDueMs = null;
    if (account.terms.will !== null) wills.delete(account.terms.will.number);
  };

  const end = (account: Account): void => {
    for (const topicFilter of account.filters.keys()) holders.get(topicFilter)?.delete(account);
    if (accounts.get(account.clientId) === account) accounts.delete(account.clientId);
  };

  const leave = (account: Account, isOrderly: boolean): void => {
    const { keptForMs, willDelayMs } = account.terms;
    account.isConnected = false;
    account.fleeting.clear();
    account.endsAtMs = nowMs() + keptForMs;
    if (keptForMs === 0) end(account);
    if (isOrderly) dropWill(account);
    else if (Math.min(willDelayMs, keptForMs) === 0) publishWill(account, nowMs());
    else account.willDueMs = nowMs() + Math.min(willDelayMs, keptForMs);
  };

  const passed = (): void => {
    const absent = [...accounts.values()].filter(({ isConnected }) => !isConnected);
    const dueMs = ({ willDueMs }: Account): number => willDueMs ?? Number.POSITIVE_INFINITY;
    for (const account of absent.filter((one) => dueMs(one) <= nowMs()).sort((a, b) => dueMs(a) - dueMs(b))) {
      publishWill(account, dueMs(account));
    }
    for (const account of absent) if (account.endsAtMs <= nowMs()) end(account);
  };

  const settle = (account: Account, publishPacket: Publish, message: LedgerMessage): void => {
    const { qos, retain } = publishPacket;
    const key = keyOf(message.number, qos, retain);
    const due = qos === 0 ? account.fleeting : account.lasting;
    const count = due.get(key) ?? 0;
    if (count > 1) due.set(key, count - 1);
    else if (!due.delete(key))
      report('comes-once-to-whom-it-is-for', `message ${key} on ${message.topic} to ${account.clientId}`);
    if (retain || message.isWill) return;
    const stream = `${message.publisher} ${message.topic} ${qos}`;
    const last = account.last.get(stream) ?? 0;
    if (message.number < last) report('order', `${message.number} behind ${last} to ${account.clientId}, ${stream}`);
    account.last.set(stream, message.number);
  };

  return {
    connects: (clientId, terms) => {
      const before = accounts.get(clientId);
      if (before?.isConnected) leave(before, false);
      passed();
      const found = accounts.get(clientId);
      const resumed = found !== undefined && !terms.isClean;
      if (found !== undefined && !resumed) {
        end(found);
        publishWill(found, nowMs());
      }
      if (found !== undefined && resumed) dropWill(found);
      const account: Account = (resumed ? found : undefined) ?? {
        clientId,
        filters: new Map(),
        lasting: new Map(),
        fleeting: new Map(),
        last: new Map(),
        terms,
        isConnected: true,
        endsAtMs: Number.POSITIVE_INFINITY,
        willDueMs: null,
      };
      account.terms = terms;
      account.isConnected = true;
      account.endsAtMs = Number.POSITIVE_INFINITY;
      if (terms.will !== null) {
        messages.set(terms.will.number, terms.will);
        wills.set(terms.will.number, account);
      }
      accounts.set(clientId, account);
      return resumed;
    },
    leaves: (clientId, isOrderly) => {
      const account = accounts.get(clientId);
      if (account?.isConnected) leave(account, isOrderly);
    },
    subscribes: (clientId, topicFilter, qos) => {
      const account = accounts.get(clientId);
      if (account === undefined) return;
      account.filters.set(topicFilter, qos);
      const others = holders.get(topicFilter) ?? new Set();
      holders.set(topicFilter, others.add(account));
      for (const message of retained.values()) {
        const least = Math.min(qos, message.qos) as QoS;
        if (matches(topicFilter, message.topic)) add(account, keyOf(message.number, least, true), least);
      }
    },
    unsubscribes: (clientId, topicFilter) => {
      const account = accounts.get(clientId);
      if (account?.filters.delete(topicFilter)) holders.get(topicFilter)?.delete(account);
    },
    publishes: (message) => publish(message, nowMs()),
    clears: (topic) => retained.delete(topic),
    gets: (clientId, publishPacket) => {
      if (publishPacket.payload.length === 0) return;
      const number = Number(new TextDecoder().decode(publishPacket.payload));
      const willOf = wills.get(number);
      // The first sign that a Will was published.
      if (willOf !== undefined) {
        const isDue = !willOf.isConnected ? (willOf.willDueMs ?? 0) <= nowMs() : true;
        if (!isDue) report('will-in-time', `that of ${willOf.clientId} before ${willOf.willDueMs}`);
        publishWill(willOf, nowMs());
      }
      const [account, message] = [accounts.get(clientId), messages.get(number)];
      const isKnown = account !== undefined && message !== undefined;
      if (!isKnown) report('comes-once-to-whom-it-is-for', `message ${number} to ${clientId}`);
      // One that is sent again is the judges' to know.
      else if (!publishPacket.dup && !(isOwnWill(message, account) && !publishPacket.retain))
        settle(account, publishPacket, message);
    },
    passed,
    absent: () => [...accounts.values()].filter(({ isConnected }) => !isConnected).map(({ clientId }) => clientId),
    missing: () =>
      [...accounts.values()].flatMap(({ clientId, lasting, fleeting }) => {
        const keys = [...lasting.keys(), ...fleeting.keys()];
        return keys.length === 0 ? [] : [`${clientId} never got ${keys.length} messages, ${keys[0]} among them`];
      }),
  };
}
