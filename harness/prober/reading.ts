/** Reading packets as they are expected: the next one of a type, and what is said when it does not come. */

import type { PacketOf, PacketType } from '../../reference/codec/index.ts';
import type { Citations } from '../../reference/statements/index.ts';
import { namedReasonCode } from '../reason-code.ts';
import type { Matcher } from '../stage.ts';
import type { Connection } from './connection.ts';
import { describeExpected, describePacket, matches } from './match.ts';
import { ExpectationError, InconclusiveError } from './outcome.ts';
import { timedOut } from './signal.ts';
import { untilReceived, type World } from './world.ts';

/** How a client reads. */
export interface Reading {
  /**
   * The next packet of the type that fits; those of the type that do not fit stay when `any`, else they are the failure.
   * `expected` is asked when there is a failure to tell.
   */
  next<T extends PacketType>(
    type: T,
    fits: (packet: PacketOf<T>) => boolean,
    expected: () => string,
    statements: Citations | null,
    search: 'first' | 'any',
  ): Promise<PacketOf<T>>;
  /** The next packet of the type, which must match. */
  expect<T extends PacketType>(
    type: T,
    matcher?: Matcher<T>,
    options?: { readonly statements?: Citations },
  ): Promise<PacketOf<T>>;
}

/** What the broker said before it closed the connection, for people: `DISCONNECT 0x82 (Protocol Error)`; null: nothing. */
export function lastWordOf({ dialogue, version }: Connection): string | null {
  const { connack, disconnect } = dialogue;
  if (version !== '5.0') return null;
  if (disconnect !== null) return `DISCONNECT ${namedReasonCode(disconnect.reasonCode, 'disconnect')}`;
  const isRefused = connack !== null && connack.reasonCode !== 0;
  return isRefused ? `CONNACK ${namedReasonCode(connack.reasonCode, 'connack')}` : null;
}

/** The Keep Alive that holds on a connection, in seconds: what the CONNACK of 5.0 says, else the CONNECT; 0: none. */
export function keepAliveOf({ dialogue: { connack, connect } }: Connection): number {
  return connack?.properties?.serverKeepAlive ?? connect?.keepAlive ?? 0;
}

/** A connection that the broker closed proves nothing where the client was not heard within its Keep Alive. */
export function excuseOf(connection: Connection): InconclusiveError | null {
  const { broken, ended, lastSentMs, longestSilenceMs } = connection;
  if (broken !== null || ended === null || (ended.how !== 'end' && ended.how !== 'reset')) return null;
  const keepAlive = keepAliveOf(connection);
  const silentMs = Math.max(longestSilenceMs, ended.atMs - lastSentMs);
  if (keepAlive === 0 || silentMs <= 1000 * keepAlive) return null;
  const silence = `${Math.round(silentMs)} ms of silence with a Keep Alive of ${keepAlive} s`;
  return new InconclusiveError(`the connection was closed after ${silence}: this machine is too busy`);
}

/** What ended a wait without the packet that was waited for, for people. */
export function whatCameInstead(connection: Connection, waitedMs: number): string {
  const { broken, ended } = connection;
  if (broken !== null)
    return `bytes that are no legal packet: ${broken.expected} expected at byte ${broken.offset}, ${broken.found} found`;
  const lastWord = lastWordOf(connection);
  if (ended === null) return `${lastWord ?? 'nothing'} within ${Math.round(waitedMs)} ms`;
  const end = ended.how === 'reset' ? 'the connection reset' : 'the connection closed';
  return lastWord === null ? end : `${end} after ${lastWord}`;
}

/** Makes the reading of a client. */
export function createReading(world: World, connection: Connection): Reading {
  const next: Reading['next'] = async (type, fits, expected, statements, search) => {
    const types = [type];
    const take = () => connection.take(types) as PacketOf<typeof type> | undefined;
    const passedOver: PacketOf<typeof type>[] = [];
    const found = await untilReceived(world, connection, () => {
      for (let packet = take(); packet !== undefined; packet = take()) {
        if (search === 'first' || fits(packet)) return { packet };
        passedOver.push(packet);
      }
      return connection.broken !== null || connection.ended !== null ? 'over' : undefined;
    });
    for (const packet of passedOver.reverse()) connection.untake(packet);
    if (found === timedOut || found === 'over') {
      const excuse = excuseOf(connection);
      if (excuse !== null) throw excuse;
      const got = whatCameInstead(connection, world.patienceMs);
      throw new ExpectationError(expected(), got, statements, connection.broken);
    }
    if (!fits(found.packet))
      throw new ExpectationError(expected(), describePacket(found.packet), statements, found.packet);
    return found.packet;
  };

  return {
    next,
    expect: (type, matcher, options) => {
      const question = matcher as Matcher<PacketType> | undefined;
      const expected = () => describeExpected(type, question);
      return next(type, (packet) => matches(question, packet), expected, options?.statements ?? null, 'first');
    },
  };
}
