/** All always-on checks. */

import { acknowledgedNotResent } from './acknowledged-not-resent.ts';
import { answersSomething } from './answers-something.ts';
import { authenticationMethodKept } from './authentication-method-kept.ts';
import type { Check } from './check.ts';
import { clientIdentifierAssigned } from './client-identifier-assigned.ts';
import { connackFirst } from './connack-first.ts';
import { disconnectLegal } from './disconnect-legal.ts';
import { dupOnlyOnRedelivery } from './dup-only-on-redelivery.ts';
import { identifierInFlight } from './identifier-in-flight.ts';
import { messageExpiryCounted } from './message-expiry-counted.ts';
import { noDiscouragedCharacters } from './no-discouraged-characters.ts';
import { noLocalKept } from './no-local-kept.ts';
import { nothingAfterDisconnect } from './nothing-after-disconnect.ts';
import { nothingAfterRefusal } from './nothing-after-refusal.ts';
import { orderKept } from './order-kept.ts';
import { packetSizeKept } from './packet-size-kept.ts';
import { problemInformationKept } from './problem-information-kept.ts';
import { propertiesForwarded } from './properties-forwarded.ts';
import { publishNotAfterPubrel } from './publish-not-after-pubrel.ts';
import { pubrelAfterPubrec } from './pubrel-after-pubrec.ts';
import { pubrelInOrder } from './pubrel-in-order.ts';
import { qos0WithoutIdentifier } from './qos-0-without-identifier.ts';
import { qosWithinGrant } from './qos-within-grant.ts';
import { receiveMaximumKept } from './receive-maximum-kept.ts';
import { redeliveredInOrder } from './redelivered-in-order.ts';
import { redeliveredUnchanged } from './redelivered-unchanged.ts';
import { redeliveryHasDup } from './redelivery-has-dup.ts';
import { resentOnlyOnReconnect } from './resent-only-on-reconnect.ts';
import { responseInformationRequested } from './response-information-requested.ts';
import { retainAsPublished } from './retain-as-published.ts';
import { retainedNeverEmpty } from './retained-never-empty.ts';
import { serverPacketsOnly } from './server-packets-only.ts';
import { sessionPresentLegal } from './session-present-legal.ts';
import { subackFits } from './suback-fits.ts';
import { subscriptionIdentifiersLegal } from './subscription-identifiers-legal.ts';
import { topicAliasLegal } from './topic-alias-legal.ts';
import { topicMatchesSubscription } from './topic-matches-subscription.ts';
import { unsubackFits } from './unsuback-fits.ts';
import { wellFormed } from './well-formed.ts';

export type { Check } from './check.ts';
export { viewOf } from './view.ts';

export const checks: readonly Check[] = [
  wellFormed,
  connackFirst,
  serverPacketsOnly,
  nothingAfterRefusal,
  sessionPresentLegal,
  answersSomething,
  subackFits,
  topicMatchesSubscription,
  qosWithinGrant,
  qos0WithoutIdentifier,
  retainedNeverEmpty,
  noDiscouragedCharacters,
  orderKept,
  identifierInFlight,
  dupOnlyOnRedelivery,
  redeliveryHasDup,
  redeliveredUnchanged,
  redeliveredInOrder,
  pubrelAfterPubrec,
  pubrelInOrder,
  publishNotAfterPubrel,
  clientIdentifierAssigned,
  responseInformationRequested,
  authenticationMethodKept,
  disconnectLegal,
  nothingAfterDisconnect,
  problemInformationKept,
  packetSizeKept,
  receiveMaximumKept,
  topicAliasLegal,
  unsubackFits,
  subscriptionIdentifiersLegal,
  noLocalKept,
  retainAsPublished,
  propertiesForwarded,
  messageExpiryCounted,
  resentOnlyOnReconnect,
  acknowledgedNotResent,
];
