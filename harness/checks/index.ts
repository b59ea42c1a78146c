/** All always-on checks. */

import { answersSomething } from './answers-something.ts';
import type { Check } from './check.ts';
import { connackFirst } from './connack-first.ts';
import { dupOnlyOnRedelivery } from './dup-only-on-redelivery.ts';
import { identifierInFlight } from './identifier-in-flight.ts';
import { noDiscouragedCharacters } from './no-discouraged-characters.ts';
import { nothingAfterRefusal } from './nothing-after-refusal.ts';
import { orderKept } from './order-kept.ts';
import { publishNotAfterPubrel } from './publish-not-after-pubrel.ts';
import { pubrelAfterPubrec } from './pubrel-after-pubrec.ts';
import { pubrelInOrder } from './pubrel-in-order.ts';
import { qos0WithoutIdentifier } from './qos-0-without-identifier.ts';
import { qosWithinGrant } from './qos-within-grant.ts';
import { redeliveredInOrder } from './redelivered-in-order.ts';
import { redeliveredUnchanged } from './redelivered-unchanged.ts';
import { redeliveryHasDup } from './redelivery-has-dup.ts';
import { retainedNeverEmpty } from './retained-never-empty.ts';
import { serverPacketsOnly } from './server-packets-only.ts';
import { sessionPresentLegal } from './session-present-legal.ts';
import { subackFits } from './suback-fits.ts';
import { topicMatchesSubscription } from './topic-matches-subscription.ts';
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
];
