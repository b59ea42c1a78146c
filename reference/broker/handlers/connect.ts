/** CONNECT: refused, or answered and served (3.1.4). */

import type { Connect, Will } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import { watchSilence } from '../connection/keep-alive.ts';
import { sendPacket } from '../connection/send.ts';
import { copyBytes } from '../copy-bytes.ts';
import type { Core } from '../core.ts';
import { makeUniqueClientId } from '../session/client-id.ts';
import { type OpenedSession, openSession } from '../session/lifetime.ts';
import { resumeDelivery } from '../session/redeliver.ts';

const serverUnavailable = 3;
const identifierRejected = 2;

/** Handles the CONNECT of a connection that has no session. */
export function handleConnect(core: Core, connection: Connection, connect: Connect): void {
  const { rules } = core;
  const wrongVersion = rules.refusalOfVersion(connect);
  if (wrongVersion !== null) {
    refuse(core, connection, wrongVersion);
    return;
  }
  connection.version = connect.version;

  const clientId = rules.effectiveClientId(connect, () => makeUniqueClientId(core));
  const refusal = rules.refusalOfClientId(connect) ?? makeRoom(core, connect, clientId);
  if (refusal === null) accept(core, connection, connect, clientId);
  else refuse(core, connection, refusal);
}

/** Sees to it that a session can be opened; gives the return code to refuse with if it cannot. */
function makeRoom(core: Core, connect: Connect, clientId: string): number | null {
  const { rules, sessions, limits } = core;
  const existing = sessions.get(rules.sessionKey(clientId));
  if (existing === undefined) return sessions.size < limits.maxSessions ? null : serverUnavailable;
  if (existing.connection === null) return null;
  const action = rules.onClientIdInUse(connect, existing);
  if (action === 'close-existing') endConnection(core, existing.connection, { kind: 'taken-over' });
  return action === 'refuse' ? identifierRejected : null;
}

function accept(core: Core, connection: Connection, connect: Connect, clientId: string): void {
  const { rules } = core;
  const { session, resumed } = beginService(core, connection, connect, clientId);
  const answer = (): void => {
    const sessionPresent = rules.sessionPresent(connect, resumed, session);
    sendPacket(core, connection, rules.acceptance(connect, sessionPresent));
  };
  const answersFirst = !rules.deliversBeforeConnack(session);
  if (answersFirst) answer();
  resumeDelivery(core, session, connection);
  if (!answersFirst) answer();
}

/** Answers a CONNECT with a return code other than 0, and closes. */
export function refuse(core: Core, connection: Connection, returnCode: number): void {
  sendPacket(core, connection, core.rules.refusal(returnCode));
  if (core.rules.closesAfterRefusal(returnCode)) endConnection(core, connection, { kind: 'refused', returnCode });
  else connection.phase = { name: 'waiting', refusedWith: returnCode };
}

/** Connects a connection to its session and starts the watch over its silence; sends nothing. */
export function beginService(core: Core, connection: Connection, connect: Connect, clientId: string): OpenedSession {
  const { rules, counters, clock } = core;
  const opened = openSession(core, connect, clientId);
  const { session } = opened;
  session.will = ownedWill(rules.willOf(connect, session.will));
  session.connection = connection;
  connection.phase = { name: 'connected', session };
  connection.connectTimer?.cancel();
  counters.clientsConnected++;
  counters.clientsMaximum = Math.max(counters.clientsMaximum, counters.clientsConnected);

  const limitMs = rules.silenceLimitMs(connect.keepAlive, session);
  if (Number.isFinite(limitMs)) {
    connection.keepAlive = watchSilence(clock, limitMs, () => endConnection(core, connection, { kind: 'keep-alive' }));
  }
  return opened;
}

/** A Will outlives the bytes in which it came. */
const ownedWill = (will: Will | null): Will | null => will && { ...will, payload: copyBytes(will.payload) };
