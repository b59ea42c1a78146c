/** Decisions about what breaks the standard (4.8). */

import type { PacketType, Version, Violation } from '../../codec/index.ts';
import type { SessionView } from '../session/session.ts';

/** What can be done about a violation. `refuse` answers with a CONNACK and closes; `read-as` takes whole packets in its place. */
export type Reaction =
  | { readonly type: 'close' }
  | { readonly type: 'ignore' }
  | { readonly type: 'read-as'; readonly bytes: Uint8Array }
  | { readonly type: 'refuse'; readonly returnCode: number };

/** Where a violation was found. */
export interface ViolationContext {
  /** The type in the fixed header; null for the reserved numbers, and where no packet could be told from the bytes. */
  readonly packetType: PacketType | null;
  /** Of the connection; for a CONNECT the one that it names, if that can be told. */
  readonly version: Version;
  /** Null before CONNECT. */
  readonly session: SessionView | null;
  /** The packet as it came; empty where none could be told from the bytes. */
  readonly bytes: Uint8Array;
}

const unacceptableProtocolVersion = 1;
const malformedPacket = 0x81;
const protocolError = 0x82;

/** The rules of section 4.8. */
export const violationRules = {
  /**
   * What to do about a packet that breaks the standard: close [MQTT-4.8.0-1] [MQTT-4.13.1-1], for a CONNECT without a
   * CONNACK [MQTT-3.1.4-1], unless it is the first and only asks for a protocol level not spoken here, which is
   * answered [MQTT-3.1.2-2], or is one of 5.0, which may be told why (4.13.1).
   */
  onViolation({ kind }: Violation, { session, packetType, version }: ViolationContext): Reaction {
    if (session !== null) return { type: 'close' };
    if (kind === 'unsupported-protocol-level' && version !== '5.0')
      return { type: 'refuse', returnCode: unacceptableProtocolVersion };
    if (version !== '5.0' || packetType !== 'connect') return { type: 'close' };
    return { type: 'refuse', returnCode: kind === 'malformed-packet' ? malformedPacket : protocolError };
  },

  /**
   * What to do with a well-formed packet that only a server sends (table 2.1): a violation like any other
   * [MQTT-4.8.0-1].
   */
  onServerPacket(_packetType: PacketType, _session: SessionView): 'close' | 'ignore' {
    return 'close';
  },
};
