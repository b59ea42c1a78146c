import type { Message } from '../../broker/message.ts';
import type { Rules } from '../../broker/rules.ts';
import type { Will } from '../../codec/index.ts';
import type { Citations } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type IsWill = (message: Message) => boolean;

/** The rules bent where a message is a Will: only here is one told from others. */
function whereWill(rules: Rules, bend: (rules: Rules, isWill: IsWill) => Partial<Rules>): Rules {
  const wills = new WeakSet<Message>();
  const marking: Rules = {
    ...rules,
    willMessage: (...given) => {
      const message = rules.willMessage(...given);
      wills.add(message);
      return message;
    },
  };
  return { ...marking, ...bend(rules, (message) => wills.has(message)) };
}

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly breaks: Citations;
  readonly bend: (rules: Rules, isWill: IsWill) => Partial<Rules>;
}

const variants: readonly Variant[] = [
  {
    name: 'one-subscriber-only',
    title: 'A Will goes to one subscriber only',
    breaks: { '3.1.1': ['MQTT-3.1.2-8', 'MQTT-4.5.0-1'], '5.0': ['MQTT-3.1.2-8', 'MQTT-4.5.0-1'] },
    bend: (rules, isWill) => {
      const delivered = new WeakSet<Message>();
      return {
        deliversTo: (session, message, cause) => {
          if (!isWill(message)) return rules.deliversTo(session, message, cause);
          if (delivered.has(message)) return false;
          delivered.add(message);
          return true;
        },
      };
    },
  },
  {
    name: 'not-by-wildcard',
    title: 'A Will goes only to those who subscribe to its topic by name',
    breaks: { '3.1.1': ['MQTT-3.1.2-8', 'MQTT-4.5.0-1'], '5.0': ['MQTT-3.1.2-8', 'MQTT-4.5.0-1'] },
    bend: (rules, isWill) => ({
      deliversTo: (session, message, cause) =>
        (!isWill(message) || session.subscriptions.has(message.topic)) && rules.deliversTo(session, message, cause),
    }),
  },
  {
    name: 'not-to-the-absent',
    title: 'A Will does not wait for subscribers that are away',
    breaks: { '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules, isWill) => ({
      storesForAbsent: (delivery, session) => !isWill(delivery.message) && rules.storesForAbsent(delivery, session),
    }),
  },
  {
    name: 'not-to-its-own-session',
    title: 'A client never gets its own Will, even if its kept session subscribes to it',
    breaks: { '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules, isWill) => ({
      deliversTo: (session, message, cause) =>
        !(isWill(message) && message.publisher === session.clientId) && rules.deliversTo(session, message, cause),
    }),
  },
  {
    name: 'above-granted-qos',
    title: 'A Will is delivered at its own QoS, even above the one granted',
    breaks: { '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-8'] },
    bend: (rules, isWill) => ({
      deliveryQos: (message, granted, cause, session) =>
        isWill(message) && cause === 'live' ? message.qos : rules.deliveryQos(message, granted, cause, session),
    }),
  },
  {
    name: 'at-granted-qos',
    title: 'A Will is delivered at the granted QoS, even above its own',
    breaks: { '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-8'] },
    bend: (rules, isWill) => ({
      deliveryQos: (message, granted, cause, session) =>
        isWill(message) ? granted : rules.deliveryQos(message, granted, cause, session),
    }),
  },
  {
    name: 'with-retain-flag',
    title: 'A Will with Will Retain 1 comes with RETAIN 1 to present subscribers',
    breaks: { '3.1.1': ['MQTT-3.3.1-9'], '5.0': ['MQTT-3.3.1-12'] },
    bend: (rules, isWill) => ({
      retainFlag: (message, cause, session, asPublished) =>
        (isWill(message) && message.retain) || rules.retainFlag(message, cause, session, asPublished),
    }),
  },
  {
    name: 'only-to-the-store-if-retained',
    title: 'A Will with Will Retain 1 is retained and goes to nobody who is there',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    bend: (rules, isWill) => ({
      forwards: (message) => !(isWill(message) && message.retain) && rules.forwards(message),
    }),
  },
  {
    name: 'not-in-place-of-retained',
    title: 'A Will with Will Retain 1 is retained only where nothing is yet',
    breaks: { '3.1.1': ['MQTT-3.1.2-17'], '5.0': ['MQTT-3.1.2-15'] },
    bend: (rules, isWill) => ({
      retainedChange: (message, retainedAt) =>
        isWill(message) && message.payload.length > 0 && retainedAt(message.topic) !== undefined
          ? 'keep'
          : rules.retainedChange(message, retainedAt),
    }),
  },
  {
    name: 'retained-at-qos-0',
    title: 'A Will is retained with QoS 0, whatever its own',
    breaks: { '3.1.1': ['MQTT-3.1.2-17', 'MQTT-3.3.1-5'], '5.0': ['MQTT-3.1.2-15', 'MQTT-3.3.1-5'] },
    bend: (rules, isWill) => ({
      retainedForm: (message) => ({ ...rules.retainedForm(message), ...(isWill(message) ? { qos: 0 } : {}) }),
    }),
  },
];

export default [
  ...variants.map(({ name, title, breaks, bend }) =>
    fault({
      name: `will-${name}`,
      title,
      breaks,
      bend: (rules) => whereWill(rules, bend),
    }),
  ),
  fault({
    name: 'will-one-for-all',
    title: 'The server holds one Will: every client that is lost has the one that came last',
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    bend: (rules) => {
      let last: Will | null = null;
      return {
        ...rules,
        willOf: (connect, former) => {
          const will = rules.willOf(connect, former);
          if (will !== null) last = { ...will, payload: will.payload.slice() };
          return will;
        },
        willMessage: (will, ...given) => rules.willMessage(last ?? will, ...given),
      };
    },
  }),
];
