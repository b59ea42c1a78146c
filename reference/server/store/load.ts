/** Reads what is in the store. */

import * as v from 'valibot';
import type { Message, StoredDelivery, StoredInFlight, StoredSession, StoredState } from '../../broker/index.ts';
import { createKeptSession, type Kept, type KeptSession } from './kept.ts';
import {
  deliveryRecord,
  inFlightRecord,
  kinds,
  messageRecord,
  readMessage,
  readWill,
  receivedRecord,
  sessionRecord,
  subscriptionRecord,
} from './records.ts';
import { damaged } from './store-error.ts';

/** What was found. */
export interface Loaded {
  readonly state: StoredState;
  readonly kept: Kept;
  /** What is known of each session of it. */
  readonly keptSessions: ReadonlyMap<StoredSession, KeptSession>;
}

/** A session while its parts are gathered: they come behind it, in the order of their numbers. */
interface Gathered {
  readonly stored: StoredSession;
  readonly kept: KeptSession;
  readonly subscriptions: v.InferOutput<typeof subscriptionRecord>[];
  /** Of the session, when all have their place. */
  readonly inFlight: StoredInFlight[];
  readonly sent: { readonly order: number; readonly entry: StoredInFlight }[];
  readonly queue: StoredDelivery[];
  readonly received: [number, number][];
}

const keySchema = v.tuple([v.number(), v.number(), v.number()]);

/**
 * Reads all entries, which come in the order of their keys; `clockTime` makes a time on the broker's clock, where it is
 * `nowMs`, of one on the wall.
 * @throws StoreError when something does not fit together.
 */
export function load(
  entries: Iterable<{ readonly key: unknown; readonly value: unknown }>,
  dir: string,
  nowMs: number,
  clockTime: (wallMs: number) => number,
): Loaded {
  const kept: Kept = { sessions: new Map(), messages: new Map(), lastSession: 0, lastMessage: 0 };
  const messages = new Map<number, Message>();
  const sessions = new Map<number, Gathered>();
  const retained: Message[] = [];

  const read = <S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> => {
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    throw damaged(dir, `${what} is none (${result.issues[0].message})`);
  };
  const found = <T>(value: T | null | undefined, what: string): T => {
    if (value === null || value === undefined) throw damaged(dir, `${what} cannot be read`);
    return value;
  };
  const refer = (number: number): Message => {
    const message = found(messages.get(number), `message ${number}`);
    const known = kept.messages.get(message);
    if (known !== undefined) known.holders++;
    return message;
  };
  const delivery = (record: v.InferOutput<typeof deliveryRecord>): StoredDelivery => {
    const [number, cause, qos, retain, subscriptionIdentifiers, sharedFilter] = record;
    return { message: refer(number), cause, qos, retain, subscriptionIdentifiers, sharedFilter };
  };
  const will = (written: Uint8Array) => found(readWill(written), 'a Will');

  const take: Readonly<Record<number, (number: number, part: number, value: unknown, name: string) => void>> = {
    [kinds.about]: () => undefined,
    [kinds.message]: (number, _part, value, name) => {
      const record = read(messageRecord, value, name);
      // The clock on the wall may have been set back meanwhile.
      const message = found(readMessage(record, Math.min(nowMs, clockTime(record[0]))), name);
      messages.set(number, message);
      kept.messages.set(message, { number, holders: 0 });
      kept.lastMessage = number;
    },
    [kinds.session]: (number, _part, value, name) => {
      const { will: ownWill, delayedWill, expiresAt, isWhole, ...fields } = read(sessionRecord, value, name);
      const parts = { subscriptions: [], inFlight: [], queue: [], received: [] };
      const stored: StoredSession = {
        ...fields,
        ...parts,
        will: ownWill && will(ownWill),
        delayedWill: delayedWill && { will: will(delayedWill.connect), dueMs: clockTime(delayedWill.dueAt) },
        expiresAtMs: expiresAt === null ? null : clockTime(expiresAt),
      };
      sessions.set(number, { stored, kept: createKeptSession(number, isWhole), ...parts, sent: [] });
      kept.lastSession = number;
    },
    [kinds.subscription]: (number, part, value, name) => {
      const session = found(sessions.get(number), `the session of ${name}`);
      const held = read(subscriptionRecord, value, name);
      session.subscriptions.push(held);
      session.kept.subscriptions.set(held.topicFilter, part);
      session.kept.subscriptionsMade = part;
    },
    [kinds.inFlight]: (number, part, value, name) => {
      const session = found(sessions.get(number), `the session of ${name}`);
      const [order, awaiting, written] = read(inFlightRecord, value, name);
      session.sent.push({ order, entry: { packetIdentifier: part, awaiting, delivery: delivery(written) } });
      session.kept.sent = Math.max(session.kept.sent, order + 1);
    },
    [kinds.queued]: (number, part, value, name) => {
      const session = found(sessions.get(number), `the session of ${name}`);
      if (session.queue.length === 0) session.kept.head = part;
      session.kept.tail = part + 1;
      session.queue.push(delivery(read(deliveryRecord, value, name)));
    },
    [kinds.received]: (number, part, value, name) => {
      const session = found(sessions.get(number), `the session of ${name}`);
      session.received.push([part, read(receivedRecord, value, name)]);
    },
    [kinds.retained]: (number) => {
      retained.push(refer(number));
    },
  };

  for (const { key, value } of entries) {
    const [kind, number, part] = read(keySchema, key, 'a key');
    const name = `entry ${kind}/${number}/${part}`;
    found(take[kind], name)(number, part, value, name);
  }
  for (const { inFlight, sent } of sessions.values())
    for (const { entry } of sent.sort((a, b) => a.order - b.order)) inFlight.push(entry);
  const gathered = [...sessions.values()];
  return {
    state: { sessions: gathered.map(({ stored }) => stored), retained },
    kept,
    keptSessions: new Map(gathered.map((session) => [session.stored, session.kept])),
  };
}
