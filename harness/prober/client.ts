/** The client that a scenario's body holds: says packets as a broker's author would, and insists on the answers. */

import { encodePacket, type Packet, type PacketOf, type PacketType } from '../../reference/codec/index.ts';
import type { Observation } from '../result.ts';
import type { Client, Closing, Draft, Matcher } from '../stage.ts';
import { concat } from './bytes.ts';
import { longestWorthWaitingMs } from './closing.ts';
import type { Connection } from './connection.ts';
import { complete } from './draft.ts';
import * as duties from './duties.ts';
import { createExchanges } from './exchanges.ts';
import { createFence, isSentinel } from './fence.ts';
import { describeExpected, describePacket, matches } from './match.ts';
import { ExpectationError, InconclusiveError } from './outcome.ts';
import { createReading, excuseOf, keepAliveOf, lastWordOf, whatCameInstead } from './reading.ts';
import { timedOut } from './signal.ts';
import { during, settle, until, type World } from './world.ts';

/** What a client of the stage can do for the stage itself. */
export interface StageClient extends Client {
  readonly connection: Connection;
}

/** Where a client notes what it saw. */
export interface Notes {
  observe(name: string, value: Observation): void;
  /** Beside what was observed under that name before. */
  observeAlso(name: string, value: string): void;
  warn(reason: string): void;
}

/** The code that tells nothing, and so is never wrong. */
const unspecifiedError = 0x80;

/** A wait took longer than it was meant to, and what came then proves nothing. */
function heldUp(durationMs: number): InconclusiveError {
  return new InconclusiveError(
    `a wait of ${durationMs} ms took longer, and the connection was closed meanwhile: this machine is too busy`,
  );
}

/** The packets that answer themselves when acknowledgements are automatic. */
export function answerTo(packet: Packet): Draft | null {
  if (packet.type === 'publish' && packet.packetIdentifier !== undefined) {
    return { type: packet.qos === 1 ? 'puback' : 'pubrec', packetIdentifier: packet.packetIdentifier };
  }
  if (packet.type === 'pubrel') return { type: 'pubcomp', packetIdentifier: packet.packetIdentifier };
  return null;
}

/** Makes the client of a connection; `identifiers.last` is the Packet Identifier that it used last. */
export function createClient(
  world: World,
  connection: Connection,
  clientId: string,
  notes: Notes,
  identifiers: { last: number },
): StageClient {
  const { dialogue, version } = connection;
  const freshIdentifier = (): number => {
    identifiers.last = (identifiers.last % 65_535) + 1;
    return identifiers.last;
  };
  const sinceSentMs = (atMs: number): number => atMs - connection.lastSentMs;

  const send = async (draft: Draft): Promise<Packet> => {
    const packet = complete(draft, { version, clientId, freshIdentifier });
    await connection.transmit(encodePacket(packet, version));
    return packet;
  };

  const reading = createReading(world, connection);
  const exchanges = createExchanges({ world, connection, reading, freshIdentifier, send });

  const closing = (): Closing | undefined => {
    const { ended } = connection;
    if (ended === null) return undefined;
    const { connack, disconnect } = dialogue;
    const refused = connack !== null && connack.reasonCode !== 0 ? connack.reasonCode : null;
    const reasonCode = version === '5.0' ? (disconnect?.reasonCode ?? refused) : null;
    return { how: ended.how, reasonCode, afterMs: sinceSentMs(ended.atMs) };
  };

  /** Which Reason Code precedes a close is advice: none is lawful, one that does not fit is told. */
  const gradeReasonCode = ({ reasonCode }: Closing, fitting: readonly number[] | undefined): void => {
    if (version !== '5.0') return;
    const said = lastWordOf(connection) ?? 'nothing said';
    notes.observeAlso('closedWith', said);
    if (fitting === undefined || reasonCode === null || [unspecifiedError, ...fitting].includes(reasonCode)) return;
    const codes = fitting.map((code) => `0x${code.toString(16).padStart(2, '0')}`).join(' or ');
    notes.warn(`expected Reason Code ${codes} before the connection is closed, got ${said}`);
  };

  const settleDown = async (): Promise<void> => {
    world.unsettled.delete(settleDown);
    if (connection.ended === null) await client.ping();
  };

  const client: StageClient = {
    name: connection.name,
    clientId,
    connection,
    get websocket() {
      return connection.websocket;
    },
    get connack() {
      if (dialogue.connack === null) throw new Error('this client has no CONNACK: it was opened and not connected');
      return dialogue.connack;
    },
    get keepAlive() {
      return keepAliveOf(connection);
    },
    freshIdentifier,
    send: async (draft) => {
      await send(draft);
    },
    sendBytes: async (...bytes) => {
      await connection.transmit(concat(bytes));
    },
    ...exchanges,
    subscribe: async (filters, options) => {
      const suback = await exchanges.subscribe(filters, options);
      world.unsettled.add(settleDown);
      return suback;
    },
    publish: async (topic, payload, options = {}) => {
      if (options.retain) await settle(world);
      await exchanges.publish(topic, payload, options);
      // Taken is not yet handed out: without this a subscriber that comes at once may lawfully get it as a live message.
      if (options.retain) await client.ping();
    },
    ping: async () => {
      world.unsettled.delete(settleDown);
      await send({ type: 'pingreq' });
      await reading.expect('pingresp', undefined, { statements: duties.answersPing });
    },
    disconnect: async (options = {}) => {
      await send({ type: 'disconnect', ...options });
      await connection.hangUp('ended-by-us');
    },
    cut: () => connection.hangUp('cut-by-us'),
    end: () => connection.hangUp('ended-by-us'),
    expect: reading.expect,
    expectPublishes: async (matchers, { order = 'kept' } = {}) => {
      const left = [...matchers];
      const found: PacketOf<'publish'>[] = [];
      while (left.length > 0) {
        const wanted = order === 'kept' ? left.slice(0, 1) : left;
        const fits = (packet: PacketOf<'publish'>): boolean =>
          wanted.some((matcher) => matches(matcher as Matcher<PacketType>, packet));
        const expected = (): string => {
          const described = wanted.map((matcher) => describeExpected('publish', matcher as Matcher<PacketType>));
          return `${described.join(' or ')} (${found.length} of ${matchers.length} had come)`;
        };
        const packet = await reading.next('publish', fits, expected, null, 'first');
        const at = left.findIndex((matcher) => matches(matcher as Matcher<PacketType>, packet));
        left.splice(at, 1);
        found.push(packet);
      }
      return found;
    },
    expectNo: async (type, { after, inTime, statements } = {}) => {
      if (connection.ended === null) {
        if (after !== undefined) await fence.passedBy(after);
        await client.ping();
      }
      const extra = connection.take([type]);
      if (extra === undefined) return;
      inTime?.();
      throw new ExpectationError(`no ${type.toUpperCase()}`, describePacket(extra), statements ?? null, extra);
    },
    expectClosed: async ({ atMs, on, statements, reasonCodes } = {}) => {
      const silentMs = sinceSentMs(world.recorder.elapsedMs());
      const waitMs = atMs === undefined ? world.patienceMs : longestWorthWaitingMs(atMs, world.slackMs) - silentMs;
      const ended = await until(world, closing, Math.max(0, waitMs));
      if (ended === timedOut) {
        const openMs = Math.round(sinceSentMs(world.recorder.elapsedMs()));
        const limit = atMs === undefined ? '' : ` by ${atMs} ms after the last packet`;
        const lastWord = lastWordOf(connection);
        const got = `it open ${openMs} ms after the last packet was sent${lastWord === null ? '' : `, in spite of ${lastWord}`}`;
        const cause = on === undefined ? '' : ` on ${on}`;
        throw new ExpectationError(`the broker to close the connection${cause}${limit}`, got, statements ?? null);
      }
      if (atMs !== undefined) notes.observe('closedAfterMs', Math.round(ended.afterMs));
      gradeReasonCode(ended, reasonCodes);
      return ended;
    },
    expectOpen: () => client.ping(),
    expectOpenFor: async (durationMs) => {
      const dueMs = world.recorder.elapsedMs() + durationMs;
      const ended = await during(world, closing, durationMs);
      if (ended !== timedOut) {
        if ((connection.ended?.atMs ?? 0) > dueMs) throw heldUp(durationMs);
        const excuse = excuseOf(connection);
        if (excuse !== null) throw excuse;
        const lastWord = lastWordOf(connection);
        throw new ExpectationError(
          `the connection open for ${durationMs} ms`,
          `it closed after ${Math.round(ended.afterMs)} ms of silence${lastWord === null ? '' : `, with ${lastWord}`}`,
        );
      }
    },
    expectOneOf: async (types) => {
      const found = await until<Packet | Closing>(world, () => connection.take(types) ?? closing());
      if (found === timedOut) {
        throw new ExpectationError(
          `${types.map((type) => type.toUpperCase()).join(' or ')} or the end of the connection`,
          whatCameInstead(connection, world.patienceMs),
        );
      }
      return found;
    },
  };
  const fence = createFence(world, client);
  return client;
}

const utf8 = new TextDecoder();

/** True for what the machine itself arranged, or what belongs to other scenarios: bodies do not see it. */
export function isForeign(packet: Packet, tag: string): boolean {
  if (packet.type !== 'publish') return false;
  if (isSentinel(packet.topic, tag)) return true;
  // An alias that stands for nothing is for the body to see: whose message it is nobody can tell.
  if (packet.topic === '') return false;
  if (packet.topic.includes(tag) || packet.topic.startsWith('$SYS')) return false;
  // A topic like `/` has no room for the tag: then the payload may begin with it.
  return !utf8.decode(packet.payload.subarray(0, tag.length)).startsWith(tag);
}
