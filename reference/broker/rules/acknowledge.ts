/** Decisions about the acknowledgements that a client sends for what the server sent (4.3.2, 4.3.3). */

import type { InFlight, SessionView } from '../session/session.ts';

/** The packets by which a client acknowledges. */
export type AcknowledgementType = 'puback' | 'pubrec' | 'pubcomp';

/** The rules for the sender in section 4.3. */
export const acknowledgeRules = {
  /**
   * What an acknowledgement does. `complete` forgets the message and frees its identifier [MQTT-2.3.1-4]: PUBACK for
   * QoS 1, PUBCOMP for QoS 2. `release` answers with PUBREL and then waits for PUBCOMP, for a repeated PUBREC as for
   * the first [MQTT-4.3.3-1]. One for which nothing is in flight, or of the wrong kind, changes nothing: 3.1.1 does not
   * say that it is an error.
   */
  onAcknowledgement(
    packetType: AcknowledgementType,
    inFlight: InFlight | undefined,
    _session: SessionView,
  ): 'complete' | 'release' | 'ignore' | 'close' {
    if (inFlight === undefined) return 'ignore';
    if (packetType === 'pubrec') return inFlight.delivery.qos === 2 ? 'release' : 'ignore';
    return packetType === inFlight.awaiting ? 'complete' : 'ignore';
  },

  /** The identifier in PUBREL: that of the PUBLISH [MQTT-4.3.3-1]. */
  pubrelIdentifier({ packetIdentifier }: InFlight, _session: SessionView): number {
    return packetIdentifier;
  },
};
