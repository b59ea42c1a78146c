/** AUTH: the steps of enhanced authentication, before CONNACK and after (3.15, 4.12). */

import type { Auth, Connect, Packet } from '../../codec/index.ts';
import type { AuthenticationMethod } from '../authentication/method.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import { sendPacket } from '../connection/send.ts';
import type { Core } from '../core.ts';
import { identify } from '../session/identify.ts';

const protocolError = 0x82;

/** What a connected client's re-authentication leads to, and that of one that is not connected yet. */
type Outcome =
  | 'goes-on'
  | { readonly user: string; readonly acceptedWith: Uint8Array | undefined }
  | { readonly failed: string };

/** What follows for a CONNECT whose client has to say who it is first. */
export interface Verdicts {
  accept(connect: Connect, user: string | null, authenticationData: Uint8Array | undefined): void;
  refuse(reasonCode: number, why: string | undefined): void;
}

/** Begins the authentication that a CONNECT asks for. */
export function beginAuthentication(
  core: Core,
  connection: Connection,
  connect: Connect,
  method: AuthenticationMethod,
  verdicts: Verdicts,
): void {
  const exchange = method.begin();
  connection.authentication = { method, exchange };
  connection.phase = { name: 'authenticating', connect };
  conclude(core, connection, take(core, connection, connect.properties?.authenticationData), connect, verdicts);
}

/** Handles a packet of a client whose CONNECT is not answered yet. */
export function handleWhileAuthenticating(
  core: Core,
  connection: Connection,
  packet: Packet,
  connect: Connect,
  verdicts: Verdicts,
): void {
  const { rules } = core;
  if (packet.type === 'auth') {
    if (reactionTo(core, connection, packet, false) === 'reject') {
      verdicts.refuse(protocolError, 'an AUTH that does not go on with what CONNECT began');
      return;
    }
    conclude(core, connection, take(core, connection, packet.properties?.authenticationData), connect, verdicts);
    return;
  }
  switch (rules.onPacketWhileAuthenticating(packet.type)) {
    case 'ignore':
      return;
    case 'leave':
      endConnection(core, connection, { kind: 'disconnect', reasonCode: 0 });
      return;
    case 'close':
      verdicts.refuse(protocolError, `a ${packet.type.toUpperCase()} before the authentication is over`);
  }
}

/** Handles an AUTH of a connected client: a re-authentication (4.12.1). */
export function handleReauthentication(core: Core, connection: Connection, auth: Auth): void {
  const { rules } = core;
  const reaction = reactionTo(core, connection, auth, true);
  const { authentication } = connection;
  if (reaction === 'reject' || authentication === null) {
    endConnection(core, connection, { kind: 'unexpected-packet', packetType: 'auth' });
    return;
  }
  if (reaction === 'begin') connection.authentication = { ...authentication, exchange: authentication.method.begin() };
  const outcome = take(core, connection, auth.properties?.authenticationData);
  if (outcome === 'goes-on') return;
  if ('acceptedWith' in outcome) {
    if (connection.phase.name === 'connected') {
      identify(core, connection.phase.session, outcome.user);
      core.journal.sessionChanged(connection.phase.session);
    }
    sendAuth(core, connection, 'success', outcome.acceptedWith);
    return;
  }
  const reasonCode = rules.authenticationFailure(true);
  if (reasonCode === null) sendAuth(core, connection, 'success', undefined);
  else endConnection(core, connection, { kind: 'rejected', reasonCode, why: outcome.failed });
}

function reactionTo(core: Core, connection: Connection, auth: Auth, isConnected: boolean): 'take' | 'begin' | 'reject' {
  const { authentication } = connection;
  const isAsked = authentication !== null && authentication.exchange !== null;
  return core.rules.onAuth(auth, { method: authentication?.method.name ?? null, isAsked, isConnected });
}

/** One step of the conversation; asks for more where that is needed. */
function take(core: Core, connection: Connection, data: Uint8Array | undefined): Outcome {
  const { authentication } = connection;
  const step = authentication?.exchange?.take(data) ?? { type: 'failure', why: 'nothing was asked' };
  if (step.type === 'continue') {
    sendAuth(core, connection, 'continue', step.data);
    return 'goes-on';
  }
  if (authentication !== null) connection.authentication = { ...authentication, exchange: null };
  return step.type === 'success' ? { user: step.user, acceptedWith: step.data } : { failed: step.why };
}

function conclude(core: Core, connection: Connection, outcome: Outcome, connect: Connect, verdicts: Verdicts): void {
  if (outcome === 'goes-on' || connection.phase.name !== 'authenticating') return;
  if ('acceptedWith' in outcome) {
    verdicts.accept(connect, outcome.user, outcome.acceptedWith);
    return;
  }
  const reasonCode = core.rules.authenticationFailure(false);
  if (reasonCode === null) verdicts.accept(connect, null, undefined);
  else verdicts.refuse(reasonCode, outcome.failed);
}

function sendAuth(
  core: Core,
  connection: Connection,
  step: 'continue' | 'success',
  authenticationData: Uint8Array | undefined,
): void {
  const { rules } = core;
  const authenticationMethod = rules.repeatedMethod(connection.authentication?.method.name ?? '', 'auth');
  const properties = { authenticationMethod, authenticationData };
  sendPacket(core, connection, { type: 'auth', reasonCode: rules.authReasonCode(step), properties });
}
