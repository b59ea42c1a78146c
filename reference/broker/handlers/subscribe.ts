/** SUBSCRIBE: makes the subscriptions, answers, and sends what is retained for them (3.8.4). */

import type { Subscribe } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import { endConnection } from '../connection/end.ts';
import { sendPacket } from '../connection/send.ts';
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
  const { rules } = core;
  const done: Made[] = [];
  const reasonCodes: number[] = [];

  for (const requested of rules.filtersToSubscribe(subscribe, session)) {
    const topicFilter = rules.heldFilter(requested.topicFilter);
    const limit = boundInTheWayOf(core, session, topicFilter);
    if (limit === null) {
      const qos = rules.grantedQos(requested, session);
      const made = { topicFilter, qos };
      done.push({ made, replaced: addSubscription(core, session, made) });
      reasonCodes.push(rules.subackCode(qos, requested));
      continue;
    }
    const reaction = rules.onSubscriptionLimit(session.version);
    if (reaction.type === 'close') {
      endConnection(core, connection, { kind: 'limit', limit });
      return;
    }
    reasonCodes.push(reaction.code);
  }

  const suback = rules.suback(subscribe, reasonCodes, session);
  if (suback !== null) sendPacket(core, connection, suback);
  for (const { made, replaced } of done) {
    if (rules.sendsRetained(made, replaced, session)) deliverRetained(core, session, made);
  }
}

function deliverRetained(core: Core, session: Session, { topicFilter, qos: granted }: HeldSubscription): void {
  const { rules } = core;
  for (const message of [...core.retained.match(topicFilter), ...core.sys.match(topicFilter)]) {
    if (!rules.deliversTo(session, message, 'retained')) continue;
    const qos = rules.deliveryQos(message, granted, 'retained', session);
    const retain = rules.retainFlag(message, 'retained', session);
    deliver(core, session, createDelivery(message, 'retained', qos, retain));
  }
}
