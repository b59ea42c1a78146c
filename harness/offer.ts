/** What a server offers to the clients of one version: in 5.0 as its CONNACK says, before as far as it can be found out. */

import type { Connack, QoS } from '../reference/codec/packet.ts';

/** The fields bear the names of the properties of CONNACK (3.2.2.3); what CONNACK leaves out has the standard's default. */
export interface Offer {
  /** So many PUBLISH packets at QoS 1 and 2 may be unacknowledged at once; default 65,535. */
  readonly receiveMaximum: number;
  /** The highest QoS that it takes and grants; default 2. */
  readonly maximumQos: QoS;
  readonly retainAvailable: boolean;
  /** Bytes; null when there is no limit beyond that of the protocol. */
  readonly maximumPacketSize: number | null;
  /** The highest Topic Alias that a client may use; default 0, none. */
  readonly topicAliasMaximum: number;
  readonly wildcardSubscriptionAvailable: boolean;
  readonly subscriptionIdentifierAvailable: boolean;
  readonly sharedSubscriptionAvailable: boolean;
  /** Seconds, in place of the Keep Alive that the client asked for; null when it is left to the client. */
  readonly serverKeepAlive: number | null;
  /** What a client that requests Response Information is told; null when nothing. */
  readonly responseInformation: string | null;
}

/** What goes for 3.1 and 3.1.1, in which nothing can be advertised: the plain features, and none of those that came later. */
export const plainOffer: Offer = {
  receiveMaximum: 65_535,
  maximumQos: 2,
  retainAvailable: true,
  maximumPacketSize: null,
  topicAliasMaximum: 0,
  wildcardSubscriptionAvailable: true,
  subscriptionIdentifierAvailable: false,
  sharedSubscriptionAvailable: false,
  serverKeepAlive: null,
  responseInformation: null,
};

/** What a CONNACK of 5.0 offers. */
export function offerOf({ properties = {} }: Pick<Connack, 'properties'>): Offer {
  const { maximumQos } = properties;
  return {
    receiveMaximum: properties.receiveMaximum ?? 65_535,
    maximumQos: maximumQos === 0 || maximumQos === 1 ? maximumQos : 2,
    retainAvailable: properties.retainAvailable !== 0,
    maximumPacketSize: properties.maximumPacketSize ?? null,
    topicAliasMaximum: properties.topicAliasMaximum ?? 0,
    wildcardSubscriptionAvailable: properties.wildcardSubscriptionAvailable !== 0,
    subscriptionIdentifierAvailable: properties.subscriptionIdentifierAvailable !== 0,
    sharedSubscriptionAvailable: properties.sharedSubscriptionAvailable !== 0,
    serverKeepAlive: properties.serverKeepAlive ?? null,
    responseInformation: properties.responseInformation ?? null,
  };
}
