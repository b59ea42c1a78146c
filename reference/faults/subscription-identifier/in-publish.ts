import type { Rules } from '../../broker/rules.ts';
import { encodePacket } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type Identifiers = Rules['identifiersInPublish'];

/** A broker that puts other Subscription Identifiers into a PUBLISH. */
function putting(
  name: string,
  title: string,
  bend: (standard: Identifiers) => Identifiers,
  { breaks = ['MQTT-3.3.4-3'], seenIn }: { breaks?: readonly StatementId50[]; seenIn?: readonly string[] } = {},
) {
  return fault({
    name: `identifier-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...(seenIn === undefined ? {} : { seenIn }),
    bend: (rules) => ({ ...rules, identifiersInPublish: bend(rules.identifiersInPublish) }),
  });
}

const alien = ['v5.0-3.3.4-u1'] as const;
const single = ['MQTT-3.3.4-4'] as const;

export default [
  putting('never', 'No message has a Subscription Identifier', () => () => []),
  putting(
    'not-with-retained',
    'Retained messages have no Subscription Identifier',
    (standard) => (met, cause, session) => (cause === 'retained' ? [] : standard(met, cause, session)),
    { seenIn: ['vernemq#1287', 'mqtt-lib#113'] },
  ),
  putting(
    'only-with-retained',
    'Only retained messages have a Subscription Identifier',
    (standard) => (met, cause, session) => (cause === 'live' ? [] : standard(met, cause, session)),
  ),
  putting(
    'first-of-overlapping',
    'Of overlapping subscriptions only the first identifier comes',
    (standard) => (met, cause, session) => standard(met, cause, session).slice(0, 1),
    { breaks: single, seenIn: ['aedes#1090'] },
  ),
  putting(
    'last-of-overlapping',
    'Of overlapping subscriptions only the last identifier comes',
    (standard) => (met, cause, session) => standard(met, cause, session).slice(-1),
    { breaks: single },
  ),
  putting(
    'each-once',
    'An identifier that several subscriptions have comes once',
    (standard) => (met, cause, session) => [...new Set(standard(met, cause, session))],
    { breaks: single },
  ),
  putting(
    'none-when-one-is-missing',
    'When one of overlapping subscriptions has no identifier none comes',
    (standard) => (met, cause, session) =>
      met.some(({ subscriptionIdentifier }) => subscriptionIdentifier === null) ? [] : standard(met, cause, session),
    { breaks: single },
  ),
  putting(
    'two-at-most',
    'A message has two identifiers at most',
    (standard) => (met, cause, session) => standard(met, cause, session).slice(0, 2),
    { breaks: single },
  ),
  putting(
    'lost-after-return',
    'Subscription Identifiers are not kept over connections',
    (standard) => (met, cause, session) => (session.connects > 1 ? [] : standard(met, cause, session)),
    { breaks: ['MQTT-3.3.4-3', 'MQTT-3.1.2-23'] },
  ),
  putting(
    'lost-while-away',
    'What waits for an absent client has no Subscription Identifier',
    (standard) => (met, cause, session) => (session.connection === null ? [] : standard(met, cause, session)),
  ),
  putting(
    'in-one-byte',
    'Of a Subscription Identifier only the low seven bits are kept',
    (standard) => (met, cause, session) => standard(met, cause, session).map((identifier) => identifier % 128 || 1),
  ),
  putting(
    'in-two-bytes',
    'Of a Subscription Identifier only the low sixteen bits are kept',
    (standard) => (met, cause, session) => standard(met, cause, session).map((identifier) => identifier & 0xffff || 1),
  ),
  putting(
    'where-none-was-given',
    'A subscription without an identifier has the identifier 1',
    () => (met) => met.map(({ subscriptionIdentifier }) => subscriptionIdentifier ?? 1),
    { breaks: alien },
  ),
  putting(
    'of-the-whole-session',
    'A message has the identifiers of all the subscriptions of its client',
    () => (_met, _cause, session) =>
      [...session.subscriptions.values()].flatMap(({ subscriptionIdentifier }) => subscriptionIdentifier ?? []),
    { breaks: alien },
  ),
  fault({
    name: 'identifier-of-the-client-before',
    title: 'A message goes to all clients with the identifiers of the one that got it first',
    breaks: { '5.0': ['MQTT-3.3.4-3', 'v5.0-3.3.4-u1'] },
    bend: (rules) => {
      const first = new Map<string, readonly number[]>();
      return {
        ...rules,
        identifiersInPublish: (met, cause, session) => {
          const [{ topicFilter } = { topicFilter: '' }] = met;
          const identifiers = first.get(topicFilter) ?? rules.identifiersInPublish(met, cause, session);
          first.set(topicFilter, identifiers);
          return identifiers;
        },
      };
    },
  }),
  ...[0, 1, 2].map((qos) =>
    fault({
      name: `identifier-not-at-qos-${qos}`,
      title: `Messages at QoS ${qos} have no Subscription Identifier`,
      breaks: { '5.0': ['MQTT-3.3.4-3'] },
      bendWire: () => ({
        outbound: (packet, bytes) =>
          packet.type === 'publish' && packet.qos === qos && packet.properties?.subscriptionIdentifier !== undefined
            ? [encodePacket({ ...packet, properties: { ...packet.properties, subscriptionIdentifier: [] } }, '5.0')]
            : [bytes],
      }),
    }),
  ),
  fault({
    name: 'identifier-not-redelivered',
    title: 'What is sent again has no Subscription Identifier',
    breaks: { '5.0': ['MQTT-3.3.4-3'] },
    bendWire: () => ({
      outbound: (packet, bytes) =>
        packet.type === 'publish' && packet.dup
          ? [encodePacket({ ...packet, properties: { ...packet.properties, subscriptionIdentifier: [] } }, '5.0')]
          : [bytes],
    }),
  }),
  fault({
    name: 'identifier-not-with-own-messages',
    title: "A client's own messages come to it without a Subscription Identifier",
    breaks: { '5.0': ['MQTT-3.3.4-3'] },
    bend: (rules) => {
      let publisher: string | null = null;
      return {
        ...rules,
        passesNoLocal: (held, message, session) => {
          publisher = message.publisher;
          return rules.passesNoLocal(held, message, session);
        },
        identifiersInPublish: (met, cause, session) =>
          publisher === session.clientId ? [] : rules.identifiersInPublish(met, cause, session),
      };
    },
  }),
  fault({
    name: 'identifier-not-with-wills',
    title: 'Wills come without a Subscription Identifier',
    breaks: { '5.0': ['MQTT-3.3.4-3'] },
    bend: (rules) => {
      let isWill = false;
      return {
        ...rules,
        publishesWill: (end, will, session) => {
          isWill = true;
          return rules.publishesWill(end, will, session);
        },
        messageOf: (publish, publisher, takenAtMs) => {
          isWill = false;
          return rules.messageOf(publish, publisher, takenAtMs);
        },
        identifiersInPublish: (met, cause, session) => (isWill ? [] : rules.identifiersInPublish(met, cause, session)),
      };
    },
  }),
];
