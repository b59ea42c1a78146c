import type { Rules } from '../../broker/rules.ts';
import { encodePacket } from '../../codec/index.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** A broker that does otherwise with the identifier of a subscription that is made again. */
function again(name: string, title: string, resubscribed: Rules['resubscribed']) {
  return fault({
    name: `identifier-${name}`,
    title,
    breaks: { '5.0': ['MQTT-3.3.4-3', 'MQTT-3.8.4-3'] },
    bend: (rules) => ({ ...rules, resubscribed }),
  });
}

/** A broker that takes a SUBSCRIBE with a wrong identifier, as if it had the right one of 1. */
function taking(name: string, title: string, wrong: string, breaks: StatementId50, seenIn: readonly string[] = []) {
  return fault({
    name: `identifier-${name}`,
    title,
    breaks: { '5.0': [breaks, 'MQTT-4.13.1-1'] },
    ...(seenIn.length > 0 ? { seenIn } : {}),
    bendWire: () => ({
      inboundViolation: (_violation, bytes) => {
        const given = [...bytes.subarray(4, 5 + (bytes[4] ?? 0))].map((byte) => byte.toString(16).padStart(2, '0'));
        if ((bytes[0] ?? 0) >> 4 !== 8 || given.join('') !== wrong) return [bytes];
        const body = [...bytes.subarray(2, 4), 2, 0x0b, 1, ...bytes.subarray(5 + (bytes[4] ?? 0))];
        return [Uint8Array.of(0x82, body.length, ...body)];
      },
    }),
  });
}

export default [
  again('not-replaced', 'A subscription that is made again keeps its identifier', (made, existing) => ({
    ...made,
    subscriptionIdentifier: existing.subscriptionIdentifier,
  })),
  again(
    'not-taken-away',
    'A subscription that is made again without an identifier keeps its own',
    (made, existing) => ({
      ...made,
      subscriptionIdentifier: made.subscriptionIdentifier ?? existing.subscriptionIdentifier,
    }),
  ),
  again('lost-when-replaced', 'A subscription that is made again has no identifier any more', (made) => ({
    ...made,
    subscriptionIdentifier: null,
  })),
  fault({
    name: 'identifier-outlives-unsubscribe',
    title: 'A filter that is subscribed anew without an identifier has the one of before its UNSUBSCRIBE',
    breaks: { '5.0': ['MQTT-3.3.4-3', 'v5.0-3.3.4-u1'] },
    bendWire: () => {
      const given = new Map<string, readonly number[]>();
      const left = new Set<string>();
      return {
        inbound: (packet, bytes) => {
          if (packet.type === 'unsubscribe') for (const topicFilter of packet.topicFilters) left.add(topicFilter);
          if (packet.type !== 'subscribe') return [bytes];
          const [{ topicFilter } = { topicFilter: '' }] = packet.subscriptions;
          const identifier = packet.properties?.subscriptionIdentifier;
          if (identifier !== undefined) given.set(topicFilter, identifier);
          const former = left.has(topicFilter) ? given.get(topicFilter) : undefined;
          return former === undefined || identifier !== undefined
            ? [bytes]
            : [encodePacket({ ...packet, properties: { subscriptionIdentifier: former } }, '5.0')];
        },
      };
    },
  }),
  fault({
    name: 'identifier-outlives-the-session',
    title: 'A filter that is subscribed without an identifier has the one of a session that was discarded',
    breaks: { '5.0': ['MQTT-3.3.4-3', 'v5.0-3.3.4-u1'] },
    bend: (rules) => {
      const given = new Map<string, number | null>();
      return {
        ...rules,
        keepsAtConnect: (part, resumes, connect, found) => {
          for (const held of found.subscriptions.values()) given.set(held.topicFilter, held.subscriptionIdentifier);
          return rules.keepsAtConnect(part, resumes, connect, found);
        },
        identifiersInPublish: (met) =>
          met.flatMap((held) => held.subscriptionIdentifier ?? given.get(held.topicFilter) ?? []),
      };
    },
  }),
  fault({
    name: 'identifier-of-the-first-filter-only',
    title: 'Of the filters of a SUBSCRIBE only the first has its identifier',
    breaks: { '5.0': ['MQTT-3.3.4-3'] },
    bend: (rules) => {
      const later = new Set<string>();
      return {
        ...rules,
        filtersToSubscribe: (subscribe, session) => {
          for (const { topicFilter } of subscribe.subscriptions.slice(1)) later.add(topicFilter);
          return rules.filtersToSubscribe(subscribe, session);
        },
        identifiersInPublish: (met, cause, session) =>
          rules.identifiersInPublish(
            met.filter(({ topicFilter }) => !later.has(topicFilter)),
            cause,
            session,
          ),
      };
    },
  }),
  taking('zero-taken', 'A Subscription Identifier of 0 is taken', '020b00', 'v5.0-3.8.2.1.2-u1', ['MQTTnet#2262']),
  taking('long-zero-taken', 'A Subscription Identifier of 0 in two bytes is taken', '030b8000', 'v5.0-3.8.2.1.2-u1'),
  taking('five-bytes-taken', 'An identifier of five bytes is taken', '060b8080808001', 'v5.0-2.2.2.2-u1'),
  fault({
    name: 'identifier-from-a-client-taken',
    title: "A client's PUBLISH with a Subscription Identifier is taken and forwarded",
    breaks: { '5.0': ['MQTT-3.3.4-6'] },
    seenIn: ['mosquitto#3319', 'emqx#8029', 'nanomq#626', 'vernemq#2283'],
    bendWire: () => ({
      inbound: (packet, bytes) =>
        packet.type === 'publish' && packet.properties?.subscriptionIdentifier !== undefined
          ? [encodePacket({ ...packet, properties: {} }, '5.0')]
          : [bytes],
    }),
  }),
  fault({
    name: 'identifier-from-a-client-forwarded-before-the-close',
    title: "A client's PUBLISH with a Subscription Identifier is delivered before the connection is closed",
    breaks: { '5.0': ['MQTT-3.3.4-6'] },
    bendWire: () => ({
      inbound: (packet, bytes) =>
        packet.type === 'publish' && packet.properties?.subscriptionIdentifier !== undefined
          ? [encodePacket({ ...packet, properties: {} }, '5.0'), bytes]
          : [bytes],
    }),
  }),
];
