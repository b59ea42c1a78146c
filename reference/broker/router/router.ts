/** Takes a message to everybody who subscribes to it, and to the retained store. */

import type { QoS } from '../../codec/index.ts';
import type { Core } from '../core.ts';
import { createDelivery, type Delivery, type Message } from '../message.ts';
import { deliver } from '../session/deliver.ts';
import type { HeldSubscription, Session } from '../session/session.ts';

/** Publishes messages one after the other. */
export interface Router {
  /**
   * Retains the message where it asks for that, and delivers it to all matching sessions. One that is published
   * meanwhile (the Will of a connection that broke under the delivery) has its turn after it.
   */
  publish(message: Message): void;
}

/** Makes the router of a broker; `core.subscriptions` and `core.retained` are read when a message comes. */
export function createRouter(core: Core): Router {
  const { rules } = core;
  const waiting: Message[] = [];
  let busy = false;
  let publications = 0;
  let matched: Session[] = [];

  const collect = (session: Session, { qos }: HeldSubscription): void => {
    if (session.matchedIn !== publications) {
      session.matchedIn = publications;
      session.matchedGrants.length = 0;
      matched.push(session);
    }
    session.matchedGrants.push(qos);
  };

  const route = (message: Message): void => {
    core.retained.update(message);
    if (!rules.forwards(message)) return;

    publications++;
    matched = [];
    core.subscriptions.match(message.topic, collect);
    if (matched.length === 0) return;

    // Subscribers that get it in the same form share one value, and so its encoded bytes.
    const forms: (Delivery | undefined)[] = [];
    const deliverAt = (session: Session, granted: QoS): void => {
      const qos = rules.deliveryQos(message, granted, 'live', session);
      const retain = rules.retainFlag(message, 'live', session);
      const place = retain ? qos + 3 : qos;
      let form = forms[place];
      if (form === undefined) {
        form = createDelivery(message, 'live', qos, retain);
        forms[place] = form;
      }
      deliver(core, session, form);
    };

    for (const session of matched) {
      if (!rules.deliversTo(session, message, 'live')) continue;
      const { matchedGrants } = session;
      const [only = 0] = matchedGrants;
      if (matchedGrants.length === 1) deliverAt(session, only);
      else for (const granted of rules.overlapPolicy(matchedGrants, message, session)) deliverAt(session, granted);
    }
  };

  return {
    publish: (message) => {
      waiting.push(message);
      if (busy) return;
      busy = true;
      try {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) route(next);
      } finally {
        busy = false;
      }
    },
  };
}
