/** An offer as it was declared, where it was: that beats what was found out. */

import type { QoS } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Declarations } from '../declarations.ts';
import type { Offer } from '../offer.ts';

/** The offer to clients of that version, with what was declared in place of what was found. */
export function withDeclared(offer: Offer, declared: Declarations, version: Version): Offer {
  const maximumQos = declared['maximum-qos'] as QoS | undefined;
  const anyVersion = {
    maximumQos: maximumQos ?? offer.maximumQos,
    retainAvailable: declared['retain-available'] ?? offer.retainAvailable,
    wildcardSubscriptionAvailable: declared['wildcard-subscriptions'] ?? offer.wildcardSubscriptionAvailable,
    maximumPacketSize: declared['maximum-packet-size'] ?? offer.maximumPacketSize,
  };
  if (version !== '5.0') return { ...offer, ...anyVersion };
  return {
    ...offer,
    ...anyVersion,
    receiveMaximum: declared['receive-maximum'] ?? offer.receiveMaximum,
    topicAliasMaximum: declared['topic-alias-maximum'] ?? offer.topicAliasMaximum,
    subscriptionIdentifierAvailable: declared['subscription-identifiers'] ?? offer.subscriptionIdentifierAvailable,
    sharedSubscriptionAvailable: declared['shared-subscriptions'] ?? offer.sharedSubscriptionAvailable,
  };
}
