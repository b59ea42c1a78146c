/** The client that a scenario's body holds: says packets as a broker's author would, and insists on the answers. */

import {
  encodePacket,
  type Packet,
  type PacketOf,
  type PacketType,
  type Subscription,
} from '../../reference/codec/index.ts';
import type { Citations } from '../../reference/statements/index.ts';
import type { Client, Closing, Draft, Matcher } from '../stage.ts';
import { concat } from './bytes.ts';
import { longestWorthWaitingMs } from './closing.ts';
import type { Connection } from './connection.ts';
import { complete } from './draft.ts';
import * as duties from './duties.ts';
import { createFence, isSentinel } from './fence.ts';
import { describeExpected, describePacket, matches } from './match.ts';
import { ExpectationError } from './outcome.ts';
import { timedOut } from './signal.ts';
import { until, type World } from './world.ts';

/** What a client of the stage can do for the stage itself. */
export interface StageClient extends Client {
  readonly connection: Connection;
}

/** The packets that answer themselves when acknowledgements are automatic. */
export function answerTo(packet: Packet): Draft | null {
  if (packet.type === 'publish' && packet.packetIdentifier !== undefined) {
    return { type: packet.qos === 1 ? 'puback' : 'pubrec', packetIdentifier: packet.packetIdentifier };
  }
  if (packet.type === 'pubrel') return { type: 'pubcomp', packetIdentifier: packet.packetIdentifier };
  return null;
}

/** What ended a wait without the packet that was waited for, for people. */
function whatCameInstead(connection: Connection, waitedMs: number): string {
  const { broken, ended } = connection;
  if (broken !== null)
    return `bytes that are no legal packet: ${broken.expected} expected at byte ${broken.offset}, ${broken.found} found`;
  if (ended !== null) return ended.how === 'reset' ? 'the connection reset' : 'the connection closed';
  return `nothing within ${Math.round(waitedMs)} ms`;
}

/** Makes the client of a connection; `identifiers.last` is the Packet Identifier that it used last. */
export function createClient(
  world: World,
  connection: Connection,
  clientId: string,
  observe: (name: string, value: number) => void,
  identifiers: { last: number },
): StageClient {
  const freshIdentifier = (): number => {
    identifiers.last = (identifiers.last % 65_535) + 1;
    return identifiers.last;
  };
  const sinceSentMs = (atMs: number): number => atMs - connection.lastSentMs;

  const send = async (draft: Draft): Promise<Packet> => {
    const packet = complete(draft, { version: world.version, clientId, freshIdentifier });
    await connection.transmit(encodePacket(packet, world.version));
    return packet;
  };

  const take = <T extends PacketType>(type: T): PacketOf<T> | undefined => {
    const packet = connection.take([type]);
    return packet === undefined ? undefined : (packet as PacketOf<T>);
  };

  /** The next packet of the type that fits; those of the type that do not fit stay when `search`, else they are the failure. */
  const next = async <T extends PacketType>(
    type: T,
    fits: (packet: PacketOf<T>) => boolean,
    expected: string,
    statements: Citations | null,
    search: 'first' | 'any',
  ): Promise<PacketOf<T>> => {
    const passedOver: PacketOf<T>[] = [];
    const found = await until(world, () => {
      for (let packet = take(type); packet !== undefined; packet = take(type)) {
        if (search === 'first' || fits(packet)) return { packet };
        passedOver.push(packet);
      }
      return connection.broken !== null || connection.ended !== null ? 'over' : undefined;
    });
    for (const packet of passedOver.reverse()) connection.untake(packet);
    if (found === timedOut || found === 'over') {
      throw new ExpectationError(
        expected,
        whatCameInstead(connection, world.patienceMs),
        statements,
        connection.broken,
      );
    }
    if (!fits(found.packet))
      throw new ExpectationError(expected, describePacket(found.packet), statements, found.packet);
    return found.packet;
  };

  const expect = <T extends PacketType>(
    type: T,
    matcher?: Matcher<T>,
    options?: { readonly statements?: Citations },
  ): Promise<PacketOf<T>> => {
    const question = matcher as Matcher<PacketType> | undefined;
    return next(
      type,
      (packet) => matches(question, packet),
      describeExpected(type, question),
      options?.statements ?? null,
      'first',
    );
  };

  const answered = <T extends 'puback' | 'pubrec' | 'pubcomp' | 'suback' | 'unsuback'>(
    type: T,
    packetIdentifier: number,
    statements: Citations,
  ): Promise<PacketOf<T>> =>
    next(
      type,
      (packet) => 'packetIdentifier' in packet && packet.packetIdentifier === packetIdentifier,
      `${type.toUpperCase()} with packetIdentifier ${packetIdentifier}`,
      statements,
      'any',
    );

  const closing = (): Closing | undefined =>
    connection.ended === null ? undefined : { how: connection.ended.how, afterMs: sinceSentMs(connection.ended.atMs) };

  const client: StageClient = {
    name: connection.name,
    clientId,
    connection,
    get websocket() {
      return connection.websocket;
    },
    get connack(): never {
      throw new Error('this client was opened, not connected: it has no CONNACK');
    },
    freshIdentifier,
    send: async (draft) => {
      await send(draft);
    },
    sendBytes: async (...bytes) => {
      await connection.transmit(concat(bytes));
    },
    subscribe: async (filters, options = {}) => {
      const list = typeof filters === 'string' ? [filters] : filters;
      const subscriptions = list.map(
        (item): Subscription => (typeof item === 'string' ? { topicFilter: item, qos: 0, ...options } : item),
      );
      const packetIdentifier = freshIdentifier();
      await send({ type: 'subscribe', packetIdentifier, subscriptions });
      const suback = await answered('suback', packetIdentifier, duties.answersSubscribe);
      if (suback.reasonCodes.length !== list.length || suback.reasonCodes.some((code) => code > 2)) {
        const codes = suback.reasonCodes.map((code) => `0x${code.toString(16).padStart(2, '0')}`).join(', ');
        throw new ExpectationError(
          `SUBACK granting ${list.length} Topic Filters`,
          `SUBACK with [${codes}]`,
          duties.grantsSubscription,
        );
      }
      return suback;
    },
    unsubscribe: async (...topicFilters) => {
      const packetIdentifier = freshIdentifier();
      await send({ type: 'unsubscribe', packetIdentifier, topicFilters });
      return answered('unsuback', packetIdentifier, duties.answersUnsubscribe);
    },
    publish: async (topic, payload, { qos = 0, ...options } = {}) => {
      const sent = await send({ type: 'publish', topic, payload, qos, ...options });
      if (sent.type !== 'publish') return;
      const { packetIdentifier } = sent;
      if (packetIdentifier !== undefined && qos === 1) {
        await answered('puback', packetIdentifier, duties.answersPublish);
      }
      if (packetIdentifier !== undefined && qos === 2) {
        await answered('pubrec', packetIdentifier, duties.answersPublish);
        await send({ type: 'pubrel', packetIdentifier });
        await answered('pubcomp', packetIdentifier, duties.answersPubrel);
      }
      // Taken is not yet handed out: without this a subscriber that comes at once may lawfully get it as a live message.
      if (sent.retain) await client.ping();
    },
    ping: async () => {
      await send({ type: 'pingreq' });
      await expect('pingresp', undefined, { statements: duties.answersPing });
    },
    disconnect: async () => {
      await send({ type: 'disconnect' });
      await connection.hangUp('ended-by-us');
    },
    cut: () => connection.hangUp('cut-by-us'),
    end: () => connection.hangUp('ended-by-us'),
    expect,
    expectPublishes: async (matchers, { order = 'kept' } = {}) => {
      const left = [...matchers];
      const found: PacketOf<'publish'>[] = [];
      while (left.length > 0) {
        const wanted = order === 'kept' ? left.slice(0, 1) : left;
        const described = wanted
          .map((matcher) => describeExpected('publish', matcher as Matcher<PacketType>))
          .join(' or ');
        const fits = (packet: PacketOf<'publish'>): boolean =>
          wanted.some((matcher) => matches(matcher as Matcher<PacketType>, packet));
        const packet = await next(
          'publish',
          fits,
          `${described} (${found.length} of ${matchers.length} had come)`,
          null,
          'first',
        );
        const at = left.findIndex((matcher) => matches(matcher as Matcher<PacketType>, packet));
        left.splice(at, 1);
        found.push(packet);
      }
      return found;
    },
    expectNo: async (type, { after, statements } = {}) => {
      if (connection.ended === null) {
        if (after !== undefined) await fence.passedBy(after);
        await client.ping();
      }
      const extra = connection.take([type]);
      if (extra !== undefined)
        throw new ExpectationError(`no ${type.toUpperCase()}`, describePacket(extra), statements ?? null, extra);
    },
    expectClosed: async ({ atMs, on, statements } = {}) => {
      const silentMs = sinceSentMs(world.recorder.elapsedMs());
      const waitMs = atMs === undefined ? world.patienceMs : longestWorthWaitingMs(atMs, world.slackMs) - silentMs;
      const ended = await until(world, closing, Math.max(0, waitMs));
      if (ended === timedOut) {
        const openMs = Math.round(sinceSentMs(world.recorder.elapsedMs()));
        const limit = atMs === undefined ? '' : ` by ${atMs} ms after the last packet`;
        const got = `it open ${openMs} ms after the last packet was sent`;
        const cause = on === undefined ? '' : ` on ${on}`;
        throw new ExpectationError(`the broker to close the connection${cause}${limit}`, got, statements ?? null);
      }
      if (atMs !== undefined) observe('closedAfterMs', Math.round(ended.afterMs));
      return ended;
    },
    expectOpen: () => client.ping(),
    expectOpenFor: async (durationMs) => {
      const ended = await until(world, closing, durationMs);
      if (ended !== timedOut) {
        throw new ExpectationError(
          `the connection open for ${durationMs} ms`,
          `it closed after ${Math.round(ended.afterMs)} ms of silence`,
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

/** True for what the machine itself arranged, or what belongs to other scenarios: bodies do not see it. */
export function isForeign(packet: Packet, tag: string): boolean {
  if (packet.type !== 'publish') return false;
  if (isSentinel(packet.topic, tag)) return true;
  if (packet.topic.includes(tag) || packet.topic.startsWith('$SYS')) return false;
  // A topic like `/` has no room for the tag: then the payload may begin with it.
  return !new TextDecoder().decode(packet.payload.subarray(0, tag.length)).startsWith(tag);
}
