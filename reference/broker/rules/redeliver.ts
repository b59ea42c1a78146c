/** Decisions about what is sent again when a client comes back to its session (4.4). */

import type { InFlight, SessionView } from '../session/session.ts';

/** The rules of section 4.4. */
export const redeliverRules = {
  /** Whether something unacknowledged is sent again: PUBLISH and PUBREL are [MQTT-4.4.0-1]. */
  redelivers(_inFlight: InFlight, _session: SessionView): boolean {
    return true;
  },

  /** What is sent again: PUBLISH until PUBREC has come, from then on PUBREL only [MQTT-4.3.3-1]. */
  redeliveredPacket({ awaiting }: InFlight, _session: SessionView): 'publish' | 'pubrel' {
    return awaiting === 'pubcomp' ? 'pubrel' : 'publish';
  },

  /** The identifier under which it is sent again: its own [MQTT-4.4.0-1] [MQTT-2.3.1-4]. */
  redeliveryIdentifier({ packetIdentifier }: InFlight, _session: SessionView): number {
    return packetIdentifier;
  },

  /** The order in which things are sent again: that of their first sending [MQTT-4.6.0-1] [MQTT-4.6.0-6]. */
  redeliveryOrder(inFlight: readonly InFlight[], _session: SessionView): readonly InFlight[] {
    return inFlight;
  },

  /** Whether what waited for the absent client is sent after what is sent again [MQTT-4.6.0-6]. */
  redeliversBeforeQueue(_session: SessionView): boolean {
    return true;
  },
};
