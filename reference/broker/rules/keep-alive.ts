/** Decisions about Keep Alive (3.1.2.10), PINGREQ (3.12) and DISCONNECT (3.14). */

import type { PacketType } from '../../codec/index.ts';
import type { SessionView } from '../session/session.ts';

/** The rules of section 3.1.2.10, 3.12 and 3.14. */
export const keepAliveRules = {
  /**
   * Milliseconds of silence after which the connection is closed: one and a half periods [MQTT-3.1.2-24]; 0 seconds
   * turns it off.
   */
  silenceLimitMs(keepAliveSeconds: number, _session: SessionView): number {
    return keepAliveSeconds === 0 ? Number.POSITIVE_INFINITY : keepAliveSeconds * 1500;
  },

  /**
   * Whether this ends the silence: any control packet from the client does [MQTT-3.1.2-24], bytes of an unfinished one
   * do not.
   */
  endsSilence(event: PacketType | 'bytes' | 'sent'): boolean {
    return event !== 'bytes' && event !== 'sent';
  },

  /** Whether PINGREQ is answered by PINGRESP [MQTT-3.12.4-1]. */
  answersPing(_session: SessionView): boolean {
    return true;
  },

  /** Whether the connection is closed on DISCONNECT, should the client not do it (3.14.4). */
  closesOnDisconnect(_session: SessionView): boolean {
    return true;
  },
};
