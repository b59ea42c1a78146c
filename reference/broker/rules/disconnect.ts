/** Decisions about DISCONNECT, the client's and the server's (3.14, 4.13). */

import type { Disconnect, PacketType, Violation } from '../../codec/index.ts';
import type { ClientTerms } from '../connection/terms.ts';
import type { EndReason } from '../end-reason.ts';
import { isTopicLimit } from '../limits.ts';
import type { SessionView } from '../session/session.ts';

const malformedPacket = 0x81;
const protocolError = 0x82;
const serverShuttingDown = 0x8b;
const keepAliveTimeout = 0x8d;
const sessionTakenOver = 0x8e;
const topicNameInvalid = 0x90;
const packetTooLarge = 0x95;
const quotaExceeded = 0x97;

function codeOfViolation({ kind }: Violation): number {
  switch (kind) {
    case 'malformed-packet':
      return malformedPacket;
    case 'packet-too-large':
      return packetTooLarge;
    case 'protocol-error':
    case 'unknown-protocol-name':
    case 'unsupported-protocol-level':
      return protocolError;
  }
}

/** The rules of section 3.14 and 4.13. */
export const disconnectRules = {
  /**
   * What to do on DISCONNECT. In 5.0 a Session Expiry Interval after one of 0 in CONNECT is a Protocol Error
   * (3.14.2.2.2).
   */
  onDisconnect({ properties }: Disconnect, session: SessionView): 'leave' | 'reject' {
    const asks = properties?.sessionExpiryInterval ?? 0;
    return asks > 0 && session.sessionExpiryInterval === 0 ? 'reject' : 'leave';
  },

  /** The Session Expiry Interval from DISCONNECT on, in seconds: the one in it, else that of CONNECT (3.14.2.2.2). */
  expiryAfterDisconnect({ properties }: Disconnect, session: SessionView): number {
    return properties?.sessionExpiryInterval ?? session.sessionExpiryInterval;
  },

  /**
   * The Reason Code of the DISCONNECT that a server of 5.0 sends before it closes, or null where it sends none: the
   * client took leave itself, or is gone (4.13).
   */
  disconnectReasonCode(end: EndReason): number | null {
    switch (end.kind) {
      case 'disconnect':
      case 'stream-ended':
      case 'refused':
        return null;
      case 'keep-alive':
        return keepAliveTimeout;
      case 'taken-over':
        return sessionTakenOver;
      case 'violation':
        return codeOfViolation(end.violation);
      case 'unexpected-packet':
        return protocolError;
      case 'rejected':
        return end.reasonCode;
      case 'limit':
        return isTopicLimit(end.limit) ? topicNameInvalid : quotaExceeded;
      case 'stopped':
        return serverShuttingDown;
    }
  },

  /**
   * Whether a packet of that type may hold a Reason String or User Properties: CONNACK, PUBLISH and DISCONNECT always,
   * others unless the client asked for none [MQTT-3.1.2-29].
   */
  mayExplain(packetType: PacketType, { requestProblemInformation }: ClientTerms): boolean {
    return requestProblemInformation || ['connack', 'publish', 'disconnect'].includes(packetType);
  },
};
