/** SUBSCRIBE: makes the subscriptions, answers, and sends what is retained for them (3.8.4). */

import type { Subscribe, Subscription } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection, sendOrEnd } from '../connection/end.ts';
import type { Core } from '../core.ts';
import { createDelivery } from '../message.ts';
import { deliver } from '../session/deliver.ts';
import type { HeldSubscription, Session } from '../session/session.ts';
import { addSubscription, boundInTheWayOf } from '../session/subscriptions.ts';

interface Made {
  readonly made: HeldSubscription;
  readonly replaced: HeldSubscription | undefined;
}

/** Handles a SUBSCRIBE. */
export function handleSubscribe(core: Core, connection: Connection, session: Session, subscribe: Subscribe): void {
  const { rules, settings } = core;
  const refused = connection.version === '5.0' ? rules.refusalOfSubscribe(subscribe, settings) : null;
  if (refused !== null) {
    const why = 'a SUBSCRIBE that asks for what the server does not offer';
    endConnection(core, connection, { kind: 'rejected', reasonCode: refused, why });
    return;
  }

  const { clientId } = session;
  const done: Made[] = [];
  const reasonCodes: number[] = [];
  const [subscriptionIdentifier = null] = subscribe.properties?.subscriptionIdentifier ?? [];
  for (const requested of rules.filtersToSubscribe(subscribe, session)) {
    const topicFilter = rules.heldFilter(requested.topicFilter);
    const isAuthorized = session.rights.maySubscribe(
      rules.shareOf(topicFilter, session.version)?.topicFilter ?? topicFilter,
    );
    const refusal = rules.refusalOfFilter(isAuthorized, session.version);
    if (refusal !== null) {
      reasonCodes.push(refusal);
      continue;
    }
    const limit = boundInTheWayOf(core, session, topicFilter);
    if (limit === null) {
      const made = heldAs(core, session, requested, subscriptionIdentifier);
      done.push({ made, replaced: addSubscription(core, session, made) });
      reasonCodes.push(rules.subackCode(made.qos, requested));
      core.observe?.({ type: 'subscribed', clientId, topicFilter: made.topicFilter, qos: made.qos });
      continue;
    }
    core.observe?.({ type: 'not-subscribed', clientId, topicFilter: requested.topicFilter, limit });
    const reaction = rules.onSubscriptionLimit(limit, session.version);
    if (reaction.type === 'close') {
      endConnection(core, connection, { kind: 'limit', limit });
      return;
    }
    reasonCodes.push(reaction.code);
  }

  const suback = rules.suback(subscribe, reasonCodes, session);
  if (suback !== null) sendOrEnd(core, connection, suback);
  for (const { made, replaced } of done) {
    if (rules.sendsRetained(made, replaced, session)) deliverRetained(core, session, made);
  }
}

function heldAs(
  { rules, settings }: Core,
  session: Session,
  requested: Subscription,
  subscriptionIdentifier: number | null,
): HeldSubscription {
  const topicFilter = rules.heldFilter(requested.topicFilter);
  return {
    topicFilter,
    qos: rules.grantedQos(requested, session, settings.maximumQos),
    noLocal: requested.noLocal ?? false,
    retainAsPublished: requested.retainAsPublished ?? false,
    retainHandling: requested.retainHandling ?? 0,
    subscriptionIdentifier,
    share: rules.shareOf(topicFilter, session.version),
  };
}

function deliverRetained(core: Core, session: Session, made: HeldSubscription): void {
  const { rules } = core;
  const { qos: granted, retainAsPublished } = made;
  const { topicFilter } = made.share ?? made;
  for (const message of [...core.retained.match(topicFilter), ...core.sys.match(topicFilter)]) {
    if (!rules.deliversTo(session, message, 'retained') || !rules.passesNoLocal(made, message, session)) continue;
    const qos = rules.deliveryQos(message, granted, 'retained', session);
    const retain = rules.retainFlag(message, 'retained', session, retainAsPublished);
    const subscriptionIdentifiers = rules.identifiersInPublish([made], 'retained', session);
    const form = { cause: 'retained', qos, retain, subscriptionIdentifiers, group: null } as const;
    deliver(core, session, createDelivery(message, form));
  }
}
