/** The 27 properties of MQTT 5.0 as one record (section 2.2.2.2); which packet may carry which is told in v5/. */

/** Properties by their names in the standard. A property that is absent here is absent on the wire. */
export interface Properties {
  readonly payloadFormatIndicator?: number | undefined;
  /** Seconds. */
  readonly messageExpiryInterval?: number | undefined;
  readonly contentType?: string | undefined;
  readonly responseTopic?: string | undefined;
  readonly correlationData?: Uint8Array | undefined;
  /** Several in a PUBLISH from the server, one at most elsewhere; 1 to 268,435,455. */
  readonly subscriptionIdentifier?: readonly number[] | undefined;
  /** Seconds; 0xFFFFFFFF never expires. */
  readonly sessionExpiryInterval?: number | undefined;
  readonly assignedClientIdentifier?: string | undefined;
  /** Seconds. */
  readonly serverKeepAlive?: number | undefined;
  readonly authenticationMethod?: string | undefined;
  readonly authenticationData?: Uint8Array | undefined;
  readonly requestProblemInformation?: number | undefined;
  /** Seconds. */
  readonly willDelayInterval?: number | undefined;
  readonly requestResponseInformation?: number | undefined;
  readonly responseInformation?: string | undefined;
  readonly serverReference?: string | undefined;
  readonly reasonString?: string | undefined;
  readonly receiveMaximum?: number | undefined;
  readonly topicAliasMaximum?: number | undefined;
  readonly topicAlias?: number | undefined;
  readonly maximumQos?: number | undefined;
  readonly retainAvailable?: number | undefined;
  /** Name and value pairs, in order, names may repeat. */
  readonly userProperty?: readonly (readonly [name: string, value: string])[] | undefined;
  /** Bytes. */
  readonly maximumPacketSize?: number | undefined;
  readonly wildcardSubscriptionAvailable?: number | undefined;
  readonly subscriptionIdentifierAvailable?: number | undefined;
  readonly sharedSubscriptionAvailable?: number | undefined;
}

/** The name of a property. */
export type PropertyName = keyof Properties;
