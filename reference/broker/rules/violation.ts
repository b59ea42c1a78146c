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
  readonly version: Version;
  /** Null before CONNECT. */
  readonly session: SessionView | null;
  /** The packet as it came; empty where none could be told from the bytes. */
  readonly bytes: Uint8Array;
}

const unacceptableProtocolVersion = 1;

/** The rules of section 4.8. */
export const violationRules = {
  /**
   * What to do about a packet that breaks the standard: close [MQTT-4.8.0-1], for a CONNECT without a CONNACK
   * [MQTT-3.1.4-1], unless it is the first and only asks for a protocol level not spoken here, which is answered
   * [MQTT-3.1.2-2].
   */
  onViolation(violation: Violation, { session }: ViolationContext): Reaction {
    return violation.kind === 'unsupported-protocol-level' && session === null
      ? { type: 'refuse', returnCode: unacceptableProtocolVersion }
      : { type: 'close' };
  },

  /**
   * What to do with a well-formed packet that only a server sends (table 2.1): a violation like any other
   * [MQTT-4.8.0-1].
   */
  onServerPacket(_packetType: PacketType, _session: SessionView): 'close' | 'ignore' {
    return 'close';
  },
};
