/** Decisions about the acknowledgements that a client sends for what the server sent (4.3.2, 4.3.3). */

import type { InFlight, SessionView } from '../session/session.ts';

/** The packets by which a client acknowledges. */
export type AcknowledgementType = 'puback' | 'pubrec' | 'pubcomp';

const packetIdentifierNotFound = 0x92;

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

  /**
   * Whether a PUBACK or PUBREC of 5.0 with this Reason Code ends the exchange although the client did not take the
   * message: one of 0x80 or more does, and nothing is sent for it again (4.3.3) [MQTT-4.8.2-6].
   */
  endsExchange(packetType: AcknowledgementType, reasonCode: number): boolean {
    return packetType === 'pubrec' && reasonCode >= 0x80;
  },

  /** The Reason Code of a PUBREL: 5.0 tells when nothing is in flight under the identifier (3.6.2.1); null sends none. */
  pubrelForUnknown(packetType: AcknowledgementType, { version }: SessionView): number | null {
    return version === '5.0' && packetType === 'pubrec' ? packetIdentifierNotFound : null;
  },

  /** The identifier in PUBREL: that of the PUBLISH [MQTT-4.3.3-1]. */
  pubrelIdentifier({ packetIdentifier }: InFlight, _session: SessionView): number {
    return packetIdentifier;
  },
};
