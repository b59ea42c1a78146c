/** CONNECT: refused, or answered and served (3.1.4). */

import type { Connect, Properties, Will } from '../../codec/index.ts';
import type { Identity } from '../access/access.ts';
import type { AuthenticationMethod } from '../authentication/method.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import { watchSilence } from '../connection/keep-alive.ts';
import { sendPacket } from '../connection/send.ts';
import { termsOf } from '../connection/terms.ts';
import { copyBytes } from '../copy-bytes.ts';
import type { Core } from '../core.ts';
import { topicLimitInTheWay } from '../router/admit.ts';
import { refusalCode } from '../rules/connect.ts';
import { makeUniqueClientId } from '../session/client-id.ts';
import { type OpenedSession, openSession } from '../session/lifetime.ts';
import { resumeDelivery } from '../session/redeliver.ts';
import type { Session } from '../session/session.ts';
import { beginAuthentication, type Verdicts } from './auth.ts';
import { judgeCredentials } from './credentials.ts';

/** What the protocol itself lets nobody exceed (2.1.4), which need not be told. */
const largestPacketBytes = 268_435_455 + 5;

const topicNameInvalid = 0x90;
const packetTooLarge = 0x95;

/** Handles the CONNECT of a connection that has no session. */
export function handleConnect(core: Core, connection: Connection, connect: Connect): void {
  const { rules } = core;
  core.counters.connects++;
  connection.version = connect.version;
  connection.terms = termsOf(connect);
  const wished =
    rules.refusalOfWish(connect, core.settings) ?? refusalOfMethod(core, connect) ?? refusalOfWillTopic(core, connect);
  if (wished !== null) {
    const serverReference = core.settings.serverReference ?? undefined;
    refuse(core, connection, wished, { serverReference });
    return;
  }
  const method = methodOf(core, connect);
  const verdicts = verdictsFor(core, connection);
  if (method === undefined) judgeCredentials(core, connection, connect, verdicts);
  else beginAuthentication(core, connection, withOwnWill(connect), method, verdicts);
}

function methodOf({ authenticationMethods }: Core, { properties }: Connect): AuthenticationMethod | undefined {
  return authenticationMethods.find(({ name }) => name === properties?.authenticationMethod);
}

function refusalOfMethod({ rules, authenticationMethods }: Core, connect: Connect): number | null {
  if (connect.properties?.authenticationMethod === undefined) return null;
  return rules.refusalOfMethod(
    connect,
    authenticationMethods.map(({ name }) => name),
  );
}

/** Before 5.0 there is no code for it, and such a Will is dropped. */
function refusalOfWillTopic(core: Core, { version, will }: Connect): number | null {
  const isRefused = version === '5.0' && will !== undefined && topicLimitInTheWay(core, will.topic) !== null;
  return isRefused ? topicNameInvalid : null;
}

/** What follows for a client that has to say who it is before its CONNECT is answered. */
export function verdictsFor(core: Core, connection: Connection): Verdicts {
  return {
    accept: (connect, user, authenticationData) => admit(core, connection, { connect, user, authenticationData }),
    refuse: (reasonCode, reasonString) => refuse(core, connection, reasonCode, { reasonString }),
  };
}

/** A CONNECT whose client is who it says it is. */
interface Admitted {
  readonly connect: Connect;
  readonly user: string | null;
  readonly authenticationData: Uint8Array | undefined;
}

/** Serves a client, if there is room for it. */
function admit(core: Core, connection: Connection, admitted: Admitted): void {
  const { rules } = core;
  const { connect } = admitted;
  const clientId = rules.effectiveClientId(connect, () => makeUniqueClientId(core));
  const refusal = rules.refusalOfClientId(connect) ?? makeRoom(core, connect, clientId);
  if (refusal === null) accept(core, connection, admitted, clientId);
  else refuse(core, connection, refusal);
}

/** Sees to it that a session can be opened; gives the return code to refuse with if it cannot. */
function makeRoom(core: Core, connect: Connect, clientId: string): number | null {
  const { rules, sessions, limits } = core;
  const existing = sessions.get(rules.sessionKey(clientId));
  const refusedAs = (why: 'server-unavailable' | 'identifier-rejected'): number => refusalCode(why, connect.version);
  if (existing === undefined) return sessions.size < limits.maxSessions ? null : refusedAs('server-unavailable');
  if (existing.connection === null) return null;
  const action = rules.onClientIdInUse(connect, existing);
  if (action === 'close-existing') endConnection(core, existing.connection, { kind: 'taken-over' });
  return action === 'refuse' ? refusedAs('identifier-rejected') : null;
}

function accept(core: Core, connection: Connection, admitted: Admitted, clientId: string): void {
  const { rules } = core;
  const { connect, user, authenticationData } = admitted;
  const { session, resumed } = beginService(core, connection, connect, { clientId, user });
  const { version, cleanStart, keepAlive } = connect;
  const { address } = connection;
  core.observe?.({ type: 'connected', clientId, address, version, cleanStart, keepAlive, resumed });
  const answer = (): void => {
    const sessionPresent = rules.sessionPresent(connect, resumed, session);
    const connack = rules.acceptance(connect, sessionPresent);
    const properties = connect.version === '5.0' ? promises(core, connect, session, authenticationData) : undefined;
    const isSent = sendPacket(core, connection, properties === undefined ? connack : { ...connack, properties });
    // No DISCONNECT may come before a CONNACK that accepts [MQTT-3.14.0-1].
    if (!isSent) endConnection(core, connection, { kind: 'refused', returnCode: packetTooLarge });
  };
  const answersFirst = !rules.deliversBeforeConnack(session);
  if (answersFirst) answer();
  // A CONNACK that the client cannot take has ended it.
  if (!core.connections.has(connection)) return;
  resumeDelivery(core, session, connection);
  if (!answersFirst) answer();
}

/** What CONNACK of 5.0 tells about the server, and what was decided for this client. */
function promises(
  core: Core,
  connect: Connect,
  session: Session,
  authenticationData: Uint8Array | undefined,
): Properties {
  const { rules, limits, settings } = core;
  const method = methodOf(core, connect)?.name;
  const { maxReceivedMessages: receiveMaximum, maxTopicAliases: topicAliasMaximum } = limits;
  const { sessionExpiryInterval } = session;
  const asked = connect.properties?.sessionExpiryInterval ?? 0;
  return rules.connackProperties(connect, {
    receiveMaximum,
    maximumPacketSize: Math.min(limits.maxPacketBytes, largestPacketBytes),
    topicAliasMaximum,
    settings,
    decided: {
      sessionExpiryInterval: sessionExpiryInterval === asked ? undefined : sessionExpiryInterval,
      assignedClientIdentifier: connect.clientId === '' ? session.clientId : undefined,
      serverKeepAlive: rules.serverKeepAlive(connect, settings) ?? undefined,
      authenticationMethod: method === undefined ? undefined : rules.repeatedMethod(method, 'connack'),
      authenticationData,
    },
  });
}

/** Answers a CONNECT with a return code other than 0, and closes; `properties` are for clients of 5.0. */
export function refuse(core: Core, connection: Connection, returnCode: number, properties?: Properties): void {
  const connack = core.rules.refusal(returnCode);
  const { address, version } = connection;
  core.observe?.({ type: 'refused', address, version, reasonCode: returnCode });
  sendPacket(core, connection, connection.version === '5.0' ? { ...connack, properties } : connack);
  if (core.rules.closesAfterRefusal(returnCode)) endConnection(core, connection, { kind: 'refused', returnCode });
  else connection.phase = { name: 'waiting', refusedWith: returnCode };
}

/** Connects a connection to its session and starts the watch over its silence; sends nothing. */
export function beginService(core: Core, connection: Connection, connect: Connect, identity: Identity): OpenedSession {
  const { rules, counters, clock } = core;
  const opened = openSession(core, connect, identity);
  const { session } = opened;
  session.will = rules.willOf(withOwnWill(connect), session.will);
  session.connection = connection;
  core.journal.sessionChanged(session);
  connection.phase = { name: 'connected', session };
  connection.connectTimer?.cancel();
  connection.connectTimer = null;
  counters.clientsConnected++;
  counters.clientsMaximum = Math.max(counters.clientsMaximum, counters.clientsConnected);

  const keepAlive = rules.serverKeepAlive(connect, core.settings) ?? connect.keepAlive;
  const limitMs = rules.silenceLimitMs(keepAlive, session);
  if (Number.isFinite(limitMs)) {
    connection.keepAlive = watchSilence(clock, limitMs, () => endConnection(core, connection, { kind: 'keep-alive' }));
  } else {
    connection.wire.watchPeer?.();
  }
  return opened;
}

/** A Will outlives the bytes in which it came. */
function withOwnWill(connect: Connect): Connect {
  if (connect.will === undefined) return connect;
  const { payload, properties } = connect.will;
  const correlationData = properties?.correlationData && copyBytes(properties.correlationData);
  const will: Will = {
    ...connect.will,
    payload: copyBytes(payload),
    properties: properties === undefined ? undefined : { ...properties, correlationData },
  };
  return { ...connect, will };
}
