/** What a client asked of the server in its CONNECT, for the time of the connection (3.1.2.11). */

import type { Connect } from '../../codec/index.ts';

/** The terms of a connection; before 5.0 nobody could ask for any. */
export interface ClientTerms {
  /** QoS 1 and 2 messages that the client takes at once without having acknowledged them in full. */
  readonly receiveMaximum: number;
  /** Bytes of the largest packet that the client takes; Infinity when it named no limit. */
  readonly maximumPacketSize: number;
  /** The highest Topic Alias that the client takes; 0: none. */
  readonly topicAliasMaximum: number;
  /** Whether it takes Reason Strings and User Properties in packets that are not CONNACK, PUBLISH or DISCONNECT. */
  readonly requestProblemInformation: boolean;
}

const mostPacketIdentifiers = 65_535;

/** The terms of a client that asked for nothing. */
export const defaultTerms: ClientTerms = {
  receiveMaximum: mostPacketIdentifiers,
  maximumPacketSize: Number.POSITIVE_INFINITY,
  topicAliasMaximum: 0,
  requestProblemInformation: true,
};

/** The terms of a CONNECT. */
export function termsOf({ properties }: Connect): ClientTerms {
  if (properties === undefined) return defaultTerms;
  return {
    receiveMaximum: properties.receiveMaximum ?? defaultTerms.receiveMaximum,
    maximumPacketSize: properties.maximumPacketSize ?? defaultTerms.maximumPacketSize,
    topicAliasMaximum: properties.topicAliasMaximum ?? defaultTerms.topicAliasMaximum,
    requestProblemInformation: properties.requestProblemInformation !== 0,
  };
}
