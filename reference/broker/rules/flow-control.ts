/** Decisions about how much either side takes at once (4.9), and how large a packet may be (3.1.2.11.4). */

import type { PacketType, Publish } from '../../codec/index.ts';
import type { SessionView } from '../session/session.ts';

/** The rules of section 4.9. */
export const flowControlRules = {
  /**
   * Whether a PUBLISH goes beyond the Receive Maximum that the server told, which only 5.0 can tell [MQTT-3.3.4-8].
   * `unfinished` are the identifiers of QoS 2 messages whose exchange is not over on this connection.
   */
  exceedsReceiveMaximum(
    { qos, packetIdentifier = 0 }: Publish,
    unfinished: ReadonlySet<number>,
    receiveMaximum: number,
    { version }: SessionView,
  ): boolean {
    if (version !== '5.0' || qos === 0 || unfinished.has(packetIdentifier)) return false;
    return unfinished.size >= receiveMaximum;
  },

  /** Whether a packet of so many bytes is sent to a client: not beyond its Maximum Packet Size [MQTT-3.1.2-24]. */
  fitsClient(packetBytes: number, maximumPacketSize: number, _packetType: PacketType): boolean {
    return packetBytes <= maximumPacketSize;
  },
};
