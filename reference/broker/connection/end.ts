/** The end of a Network Connection, whichever way it comes. */

import type { Packet } from '../../codec/index.ts';
import type { Core } from '../core.ts';
import { describeEnd } from '../describe-end.ts';
import type { EndReason } from '../end-reason.ts';
import { leaveSession } from '../session/lifetime.ts';
import type { Session } from '../session/session.ts';
import { settleWill } from '../will.ts';
import type { Connection } from './connection.ts';
import { sendPacket } from './send.ts';

const packetTooLarge = 0x95;

/** Ends a connection: closes the wire, leaves the session and settles the Will. Doing it again does nothing. */
export function endConnection(core: Core, connection: Connection, end: EndReason): void {
  if (connection.phase.name === 'connected' && connection.version === '5.0') sayGoodbye(core, connection, end);
  // What was just sent may have ended it already.
  const { phase } = connection;
  if (phase.name === 'closed') return;
  connection.phase = { name: 'closed' };
  connection.connectTimer?.cancel();
  connection.keepAlive?.stop();
  core.connections.delete(connection);
  connection.frames = null;
  core.counters.unfinishedBytes -= connection.unfinishedBytes;
  connection.unfinishedBytes = 0;
  connection.wire.close();
  const clientId = phase.name === 'connected' ? phase.session.clientId : null;
  core.observe?.({ type: 'ended', clientId, address: connection.address, end });
  if (phase.name === 'connected') endService(core, connection, phase.session, end);
}

/** The DISCONNECT that tells a client of 5.0 why it is closed (4.13). */
function sayGoodbye(core: Core, connection: Connection, end: EndReason): void {
  const reasonCode = core.rules.disconnectReasonCode(end);
  if (reasonCode === null) return;
  sendPacket(core, connection, { type: 'disconnect', reasonCode, properties: { reasonString: explanation(end) } });
}

/** Sends what a client must have to go on; if it is larger than the client takes, the connection ends (3.1.2.11.4). */
export function sendOrEnd(core: Core, connection: Connection, packet: Packet): void {
  if (sendPacket(core, connection, packet)) return;
  const why = `a ${packet.type.toUpperCase()} does not fit into the client's Maximum Packet Size`;
  const rejected: EndReason = { kind: 'rejected', reasonCode: packetTooLarge, why };
  // No DISCONNECT stands in for a CONNACK [MQTT-3.14.0-1].
  const isAccepted = packet.type !== 'connack';
  endConnection(core, connection, isAccepted ? rejected : { kind: 'refused', returnCode: packetTooLarge });
}

/** What only the Reason Code could not tell. */
function explanation(end: EndReason): string | undefined {
  switch (end.kind) {
    case 'violation':
    case 'unexpected-packet':
    case 'rejected':
    case 'limit':
      return describeEnd(end).why;
    default:
      return undefined;
  }
}

function endService(core: Core, connection: Connection, session: Session, end: EndReason): void {
  const { rules } = core;
  core.counters.clientsConnected--;
  const { will } = session;
  if (rules.forgetsWill(end, session)) session.will = null;
  // The session comes first: if it ends here, it is no subscriber of its own Will any more.
  const isOwner = session.connection === connection;
  if (isOwner) leaveSession(core, session, end);
  if (will !== null && rules.publishesWill(end, will, session)) settleWill(core, session, will, end);
}
