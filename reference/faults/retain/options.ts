import type { Rules } from '../../broker/rules.ts';
import type { HeldSubscription } from '../../broker/session/session.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type Handling = HeldSubscription['retainHandling'];

/** A broker that takes a Retain Handling for another, where `isMeant` says so. */
function handling(
  name: string,
  title: string,
  breaks: StatementId50,
  instead: (asked: Handling, exists: boolean) => Handling,
) {
  return fault({
    name: `retain-handling-${name}`,
    title,
    breaks: { '5.0': [breaks] },
    bend: (rules) => ({
      ...rules,
      sendsRetained: (made, replaced, session) => {
        const retainHandling = instead(made.retainHandling, replaced !== undefined);
        return rules.sendsRetained({ ...made, retainHandling }, replaced, session);
      },
    }),
  });
}

/** A broker that takes Retain As Published for something else. */
function asPublished(
  name: string,
  title: string,
  breaks: StatementId50,
  retainFlag: (rules: Rules) => Rules['retainFlag'],
) {
  return fault({
    name: `retain-as-published-${name}`,
    title,
    breaks: { '5.0': [breaks] },
    bend: (rules) => ({ ...rules, retainFlag: retainFlag(rules) }),
  });
}

export default [
  handling('ignored', 'Retain Handling is ignored: retained messages are always sent', 'MQTT-3.3.1-11', () => 0),
  handling('1-is-0', 'Retain Handling 1 is taken for 0', 'MQTT-3.3.1-10', (asked) => (asked === 1 ? 0 : asked)),
  handling('1-is-2', 'Retain Handling 1 is taken for 2', 'MQTT-3.3.1-10', (asked) => (asked === 1 ? 2 : asked)),
  handling('2-is-1', 'Retain Handling 2 is taken for 1', 'MQTT-3.3.1-11', (asked) => (asked === 2 ? 1 : asked)),
  handling('0-is-1', 'Retain Handling 0 is taken for 1', 'MQTT-3.3.1-9', (asked) => (asked === 0 ? 1 : asked)),
  handling(
    '2-is-0-when-new',
    'Retain Handling 2 brings retained messages for a new subscription',
    'MQTT-3.3.1-11',
    (asked, exists) => (asked === 2 && !exists ? 0 : asked),
  ),
  handling(
    '2-is-0-when-made-again',
    'Retain Handling 2 brings retained messages when a subscription is made again',
    'MQTT-3.3.1-11',
    (asked, exists) => (asked === 2 && exists ? 0 : asked),
  ),
  fault({
    name: 'retain-handling-2-shuts-out-live',
    title: 'Who asks for Retain Handling 2 gets no messages with RETAIN at all',
    breaks: { '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({
      ...rules,
      passesNoLocal: (held, message, session) =>
        !(held.retainHandling === 2 && message.retain) && rules.passesNoLocal(held, message, session),
    }),
  }),
  fault({
    name: 'retain-handling-of-the-first-filter',
    title: 'The Retain Handling of the first filter of a SUBSCRIBE is that of all',
    breaks: { '5.0': ['MQTT-3.3.1-11', 'MQTT-3.8.4-5'] },
    bend: (rules) => ({
      ...rules,
      filtersToSubscribe: (subscribe, session) => {
        const all = rules.filtersToSubscribe(subscribe, session);
        return all.map((each) => ({ ...each, retainHandling: all[0]?.retainHandling ?? 0 }));
      },
    }),
  }),
  asPublished(
    'ignored',
    'Retain As Published 1 is ignored',
    'MQTT-3.3.1-13',
    (rules) => (message, cause, session) => rules.retainFlag(message, cause, session, false),
  ),
  asPublished(
    'always',
    'RETAIN is passed on to all as if they had asked for it',
    'MQTT-3.3.1-12',
    (rules) => (message, cause, session) => rules.retainFlag(message, cause, session, true),
  ),
  asPublished(
    'sets-it',
    'With Retain As Published 1 every message has RETAIN 1',
    'MQTT-3.3.1-13',
    (rules) => (message, cause, session, asked) => asked || rules.retainFlag(message, cause, session, asked),
  ),
  asPublished(
    'not-when-clearing',
    'With Retain As Published 1 the empty message that clears comes with RETAIN 0',
    'MQTT-3.3.1-13',
    (rules) => (message, cause, session, asked) =>
      rules.retainFlag(message, cause, session, asked && message.payload.length > 0),
  ),
  asPublished(
    'not-for-the-absent',
    'Retain As Published 1 is forgotten for what waits for an absent subscriber',
    'MQTT-3.3.1-13',
    (rules) => (message, cause, session, asked) =>
      rules.retainFlag(message, cause, session, asked && session.connection !== null),
  ),
  asPublished(
    'not-at-qos-0',
    'Retain As Published 1 is ignored for messages at QoS 0',
    'MQTT-3.3.1-13',
    (rules) => (message, cause, session, asked) => rules.retainFlag(message, cause, session, asked && message.qos > 0),
  ),
  fault({
    name: 'retain-as-published-not-replaced',
    title: 'A subscription that is made again keeps the Retain As Published that it had',
    breaks: { '5.0': ['MQTT-3.8.4-3'] },
    bend: (rules) => ({
      ...rules,
      resubscribed: (made, existing, session) => ({
        ...rules.resubscribed(made, existing, session),
        retainAsPublished: existing.retainAsPublished,
      }),
    }),
  }),
];
