/** Every decision that the standard forces on a server, as one flat record of small pure functions. */

import { accessRules } from './rules/access.ts';
import { acknowledgeRules } from './rules/acknowledge.ts';
import { authenticationRules } from './rules/authentication.ts';
import { connectRules } from './rules/connect.ts';
import { deliverRules } from './rules/deliver.ts';
import { disconnectRules } from './rules/disconnect.ts';
import { flowControlRules } from './rules/flow-control.ts';
import { keepAliveRules } from './rules/keep-alive.ts';
import { propertyRules } from './rules/properties.ts';
import { publishRules } from './rules/publish.ts';
import { redeliverRules } from './rules/redeliver.ts';
import { retainRules } from './rules/retain.ts';
import { sessionRules } from './rules/session.ts';
import { shareRules } from './rules/share.ts';
import { subscribeRules } from './rules/subscribe.ts';
import { topicRules } from './rules/topic.ts';
import { topicAliasRules } from './rules/topic-alias.ts';
import { violationRules } from './rules/violation.ts';
import { willRules } from './rules/will.ts';

/** The rules as the standard has them. A departure is a copy in which one function is another. */
export const standardRules = {
  ...connectRules,
  ...accessRules,
  ...violationRules,
  ...sessionRules,
  ...willRules,
  ...keepAliveRules,
  ...publishRules,
  ...acknowledgeRules,
  ...deliverRules,
  ...redeliverRules,
  ...retainRules,
  ...subscribeRules,
  ...topicRules,
  ...authenticationRules,
  ...disconnectRules,
  ...topicAliasRules,
  ...flowControlRules,
  ...shareRules,
  ...propertyRules,
};

/**
 * The decisions of a broker: a handler asks them and never decides itself. Each is documented where it is defined, in
 * rules/.
 */
export type Rules = Readonly<typeof standardRules>;
