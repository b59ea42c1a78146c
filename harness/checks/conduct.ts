/** Whether our client keeps to the rules: once it does not, nobody knows what the broker makes of the rest. */

import type { Connack, Connect, Packet, PacketType, Publish } from '../../reference/codec/packet.ts';
import type { Violation } from '../../reference/codec/violation.ts';

const fromServersOnly: readonly PacketType[] = ['connack', 'suback', 'unsuback', 'pingresp'];

/** Follows one Network Connection. */
export interface ConductTracker {
  /**
   * Whether the client may send that now; `topic` is that of a PUBLISH, null when its Topic Alias stands for none. What a
   * server may refuse for lack of a capability is legal here: it is understood all the same.
   */
  maySend(packet: Packet | Violation, topic: string | null): boolean;
  /** The broker sent that. */
  came(packet: Packet): void;
}

/** Whether a PUBLISH keeps to what only 5.0 rules: aliases within what CONNACK allows, no Subscription Identifier. */
function isPublishLegal({ properties }: Publish, topic: string | null, connack: Connack | null): boolean {
  const alias = properties?.topicAlias ?? 0;
  const mayAlias = alias <= (connack?.properties?.topicAliasMaximum ?? 0);
  return topic !== null && mayAlias && properties?.subscriptionIdentifier === undefined;
}

/** Begins before the CONNECT. */
export function trackConduct(): ConductTracker {
  let before: Packet | null = null;
  let connect: Connect | null = null;
  let connack: Connack | null = null;

  /** 5.0 only: what Authentication Method and Session Expiry Interval of the CONNECT allow (3.1.2-30, 3.14.2.2.2, 4.12). */
  const fitsConnect = (packet: Packet): boolean => {
    const { authenticationMethod, sessionExpiryInterval = 0 } = connect?.properties ?? {};
    if (packet.type === 'auth') {
      const isSameMethod = packet.properties?.authenticationMethod === authenticationMethod;
      return authenticationMethod !== undefined && isSameMethod && packet.reasonCode !== 0;
    }
    if (packet.type === 'disconnect') {
      return sessionExpiryInterval > 0 || (packet.properties?.sessionExpiryInterval ?? 0) === 0;
    }
    return packet.type === 'connect' || authenticationMethod === undefined || connack !== null;
  };

  const isLegal = (packet: Packet, topic: string | null): boolean => {
    if (fromServersOnly.includes(packet.type)) return false;
    if ((packet.type === 'connect') !== (before === null) || before?.type === 'disconnect') return false;
    if (connect?.version !== '5.0') return true;
    return fitsConnect(packet) && (packet.type !== 'publish' || isPublishLegal(packet, topic, connack));
  };

  return {
    maySend: (packet, topic) => {
      if (packet.type === 'violation' || !isLegal(packet, topic)) return false;
      before = packet;
      if (packet.type === 'connect') connect = packet;
      return true;
    },
    came: (packet) => {
      if (packet.type === 'connack') connack ??= packet;
    },
  };
}
