/** Takes a message to everybody who subscribes to it, and to the retained store. */

import type { Core } from '../core.ts';
import { createDelivery, type Delivery, type Message } from '../message.ts';
import { deliver } from '../session/deliver.ts';
import type { HeldSubscription, Session } from '../session/session.ts';
import type { ShareGroup } from './share-group.ts';

/** Publishes messages one after the other. */
export interface Router {
  /**
   * Retains the message where it asks for that, and delivers it to all matching sessions. One that is published
   * meanwhile (the Will of a connection that broke under the delivery) has its turn after it, and so has one that is
   * passed on.
   */
  publish(message: Message): void;
  /** Whether somebody's subscription matches this Topic Name. */
  hasSubscribers(topicName: string): boolean;
  /** Gives what a session left behind to another member of its Shared Subscription, if it has one (4.8.2). */
  passOn(delivery: Delivery): void;
}

/** Makes the router of a broker; `core.subscriptions` and `core.retained` are read when a message comes. */
export function createRouter(core: Core): Router {
  const { rules } = core;
  const waiting: (() => void)[] = [];
  let busy = false;
  let publications = 0;
  let matched: Session[] = [];
  let groups: ShareGroup[] = [];
  // Subscribers that get a message in the same form share one value, and so its encoded bytes.
  let forms: (Delivery | undefined)[] = [];

  const collect = (session: Session, held: HeldSubscription): void => {
    if (session.matchedIn !== publications) {
      session.matchedIn = publications;
      session.matched.length = 0;
      matched.push(session);
    }
    session.matched.push(held);
  };

  const deliverAs = (
    session: Session,
    message: Message,
    granted: HeldSubscription['qos'],
    met: readonly HeldSubscription[],
    group: ShareGroup | null,
  ): void => {
    const qos = rules.deliveryQos(message, granted, 'live', session);
    const retainAsPublished = met.some((held) => held.retainAsPublished);
    const retain = rules.retainFlag(message, 'live', session, retainAsPublished);
    const subscriptionIdentifiers = rules.identifiersInPublish(met, 'live', session);
    if (group !== null || subscriptionIdentifiers.length > 0) {
      deliver(core, session, createDelivery(message, { cause: 'live', qos, retain, subscriptionIdentifiers, group }));
      return;
    }
    const place = retain ? qos + 3 : qos;
    const form =
      forms[place] ?? createDelivery(message, { cause: 'live', qos, retain, subscriptionIdentifiers, group });
    forms[place] = form;
    deliver(core, session, form);
  };

  const serveSession = (session: Session, message: Message): void => {
    if (!rules.deliversTo(session, message, 'live')) return;
    const isMet = (held: HeldSubscription): boolean => rules.passesNoLocal(held, message, session);
    const met = session.matched.every(isMet) ? session.matched : session.matched.filter(isMet);
    const [first] = met;
    if (first === undefined) return;
    if (met.length === 1) {
      deliverAs(session, message, first.qos, met, null);
      return;
    }
    const granted = met.map(({ qos }) => qos);
    for (const copy of rules.overlapPolicy(granted, message, session)) deliverAs(session, message, copy, met, null);
  };

  const serveGroup = (group: ShareGroup, message: Message): void => {
    const members = rules.membersToServe([...group.members.keys()], message, group.turns++);
    for (const member of members) {
      const held = group.members.get(member);
      if (held !== undefined) deliverAs(member, message, held.qos, [held], group);
    }
  };

  const route = (message: Message): void => {
    core.retained.update(message);
    if (!rules.forwards(message)) return;

    publications++;
    matched = [];
    groups = [];
    forms = [];
    core.subscriptions.match(message.topic, collect);
    if (core.groups.size > 0) core.shared.match(message.topic, (group) => groups.push(group));

    const sessions = matched;
    for (const session of sessions) serveSession(session, message);
    for (const group of groups) serveGroup(group, message);
  };

  const inTurn = (work: () => void): void => {
    waiting.push(work);
    if (busy) return;
    busy = true;
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) next();
    } finally {
      busy = false;
    }
  };

  return {
    publish: (message) => inTurn(() => route(message)),
    hasSubscribers: (topicName) => {
      let found = false;
      const note = (): void => {
        found = true;
      };
      core.subscriptions.match(topicName, note);
      if (!found && core.groups.size > 0) core.shared.match(topicName, note);
      return found;
    },
    passOn: ({ group, message }) => {
      if (group === null) return;
      inTurn(() => {
        forms = [];
        const isLeft = group.members.size > 0 && !rules.isExpired(message, core.clock.now());
        if (isLeft) serveGroup(group, message);
      });
    },
  };
}
