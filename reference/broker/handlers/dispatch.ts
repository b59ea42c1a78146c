/** Takes each packet to its handler, or to the rule that says why it has none here. */

import type { Connect, Packet } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import { sendPacket } from '../connection/send.ts';
import type { Core } from '../core.ts';
import { makeUniqueClientId } from '../session/client-id.ts';
import type { Session } from '../session/session.ts';
import { handleAcknowledgement } from './acknowledgement.ts';
import { handleReauthentication, handleWhileAuthenticating } from './auth.ts';
import { beginService, handleConnect, verdictsFor } from './connect.ts';
import { handleDisconnect } from './disconnect.ts';
import { handlePingreq } from './pingreq.ts';
import { handlePublish } from './publish.ts';
import { handlePubrel } from './pubrel.ts';
import { handleSubscribe } from './subscribe.ts';
import { handleUnsubscribe } from './unsubscribe.ts';

/** Handles a well-formed packet. */
export function dispatch(core: Core, connection: Connection, packet: Packet): void {
  const { phase } = connection;
  switch (phase.name) {
    case 'closed':
    case 'identifying':
      return;
    case 'connected':
      handle(core, connection, phase.session, packet);
      return;
    case 'authenticating':
      handleWhileAuthenticating(core, connection, packet, phase.connect, verdictsFor(core, connection));
      return;
    case 'waiting':
      if (packet.type === 'connect' && phase.refusedWith === null) handleConnect(core, connection, packet);
      else handleBeforeConnect(core, connection, packet, phase.refusedWith);
  }
}

function handleBeforeConnect(core: Core, connection: Connection, packet: Packet, refusedWith: number | null): void {
  switch (core.rules.onPacketBeforeConnect(packet.type, refusedWith)) {
    case 'ignore':
      return;
    case 'close':
      endAsUnexpected(core, connection, packet);
      return;
    case 'process': {
      const { version } = connection;
      const clientId = makeUniqueClientId(core);
      const connect = { type: 'connect', version, cleanStart: true, keepAlive: 0, clientId } as const;
      const { session } = beginService(core, connection, connect, { clientId, user: null });
      handle(core, connection, session, packet);
    }
  }
}

function handle(core: Core, connection: Connection, session: Session, packet: Packet): void {
  switch (packet.type) {
    case 'publish':
      handlePublish(core, connection, session, packet);
      return;
    case 'puback':
    case 'pubrec':
    case 'pubcomp':
      handleAcknowledgement(core, connection, session, packet);
      return;
    case 'pubrel':
      handlePubrel(core, connection, session, packet);
      return;
    case 'subscribe':
      handleSubscribe(core, connection, session, packet);
      return;
    case 'unsubscribe':
      handleUnsubscribe(core, connection, session, packet);
      return;
    case 'pingreq':
      handlePingreq(core, connection, session);
      return;
    case 'disconnect':
      handleDisconnect(core, connection, session, packet);
      return;
    case 'auth':
      handleReauthentication(core, connection, packet);
      return;
    case 'connect':
      handleSecondConnect(core, connection, session, packet);
      return;
    case 'connack':
    case 'suback':
    case 'unsuback':
    case 'pingresp':
      if (core.rules.onServerPacket(packet.type, session) === 'close') endAsUnexpected(core, connection, packet);
      return;
    default:
      packet satisfies never;
  }
}

function handleSecondConnect(core: Core, connection: Connection, session: Session, connect: Connect): void {
  switch (core.rules.onSecondConnect(connect, session)) {
    case 'ignore':
      return;
    case 'acknowledge':
      sendPacket(core, connection, core.rules.acceptance(connect, false));
      return;
    case 'close':
      endAsUnexpected(core, connection, connect);
  }
}

function endAsUnexpected(core: Core, connection: Connection, { type }: Packet): void {
  endConnection(core, connection, { kind: 'unexpected-packet', packetType: type });
}
