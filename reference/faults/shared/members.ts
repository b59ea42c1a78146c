import { parseSharedFilter } from '../../codec/index.ts';
import { fault } from '../fault.ts';

export default [
  fault({
    name: 'shared-unsubscribed-stays',
    title: 'UNSUBSCRIBE from a Shared Subscription is answered and changes nothing',
    breaks: { '5.0': ['MQTT-3.10.4-1', 'MQTT-3.10.4-2'] },
    seenIn: ['mochi-mqtt#242'],
    bend: (rules) => ({
      ...rules,
      filtersRemovedBy: (topicFilter, held) =>
        parseSharedFilter(topicFilter) === undefined ? rules.filtersRemovedBy(topicFilter, held) : [],
      unsuback: (unsubscribe, removed, session) =>
        rules.unsuback(
          unsubscribe,
          removed.map(() => 1),
          session,
        ),
    }),
  }),
  fault({
    name: 'shared-plain-unsubscribe-leaves',
    title: 'UNSUBSCRIBE from the plain filter leaves the Shared Subscription as well',
    breaks: { '5.0': ['MQTT-3.10.4-1'] },
    bend: (rules) => ({
      ...rules,
      filtersRemovedBy: (topicFilter, held) =>
        [...held.values()]
          .filter(({ topicFilter: filter, share }) => filter === topicFilter || share?.topicFilter === topicFilter)
          .map(({ topicFilter: filter }) => filter),
    }),
  }),
  fault({
    name: 'shared-any-name-unsubscribes',
    title: 'UNSUBSCRIBE leaves every Shared Subscription with that filter, whatever its share name',
    breaks: { '5.0': ['MQTT-3.10.4-1'] },
    bend: (rules) => ({
      ...rules,
      filtersRemovedBy: (topicFilter, held) => {
        const behind = parseSharedFilter(topicFilter)?.topicFilter;
        if (behind === undefined) return rules.filtersRemovedBy(topicFilter, held);
        return [...held.values()].filter(({ share }) => share?.topicFilter === behind).map((one) => one.topicFilter);
      },
    }),
  }),
  fault({
    name: 'shared-counted-twice',
    title: 'A session that subscribed twice to its Shared Subscription gets its messages twice',
    breaks: { '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => {
      const again = new Set<string>();
      return {
        ...rules,
        resubscribed: (made, existing, session) => {
          if (made.share !== null) again.add(session.clientId);
          return rules.resubscribed(made, existing, session);
        },
        membersToServe: (members, message, turn) =>
          rules
            .membersToServe(members, message, turn)
            .flatMap((member) => (again.has(member.clientId) ? [member, member] : [member])),
      };
    },
  }),
  fault({
    name: 'shared-again-changes-nothing',
    title: 'To subscribe again to a Shared Subscription leaves the QoS as it was',
    breaks: { '5.0': ['MQTT-4.8.2-3'] },
    bend: (rules) => ({
      ...rules,
      resubscribed: (made, existing, session) =>
        made.share === null ? rules.resubscribed(made, existing, session) : existing,
    }),
  }),
  fault({
    name: 'shared-again-leaves',
    title: 'To subscribe again to a Shared Subscription needs two UNSUBSCRIBEs to leave it',
    breaks: { '5.0': ['MQTT-3.10.4-1'] },
    bend: (rules) => {
      const times = new Map<string, number>();
      return {
        ...rules,
        resubscribed: (made, existing, session) => {
          if (made.share !== null) times.set(made.topicFilter, (times.get(made.topicFilter) ?? 0) + 1);
          return rules.resubscribed(made, existing, session);
        },
        filtersRemovedBy: (topicFilter, held) => {
          const left = times.get(topicFilter) ?? 0;
          if (left === 0) return rules.filtersRemovedBy(topicFilter, held);
          times.set(topicFilter, left - 1);
          return [];
        },
      };
    },
  }),
  fault({
    name: 'shared-ended-by-a-leaver',
    title: 'When one member unsubscribes the whole Shared Subscription gets nothing more',
    breaks: { '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => {
      const ended = new Set<string>();
      return {
        ...rules,
        filtersRemovedBy: (topicFilter, held) => {
          const share = parseSharedFilter(topicFilter);
          if (share !== undefined && held.has(topicFilter)) ended.add(share.topicFilter);
          return rules.filtersRemovedBy(topicFilter, held);
        },
        membersToServe: (members, message, turn) =>
          ended.has(message.topic) ? [] : rules.membersToServe(members, message, turn),
      };
    },
  }),
  fault({
    name: 'shared-outlives-the-session',
    title: 'A session that ends stays in its Shared Subscription, and a new one of the same client is in it again',
    breaks: { '5.0': ['MQTT-4.1.0-2'] },
    bend: (rules) => ({
      ...rules,
      endsWithConnection: (session, end) =>
        ![...session.subscriptions.values()].some(({ share }) => share !== null) &&
        rules.endsWithConnection(session, end),
      keepsAtConnect: (part, resumes, connect, found) =>
        part === 'subscriptions' || rules.keepsAtConnect(part, resumes, connect, found),
    }),
  }),
  fault({
    name: 'shared-granted-qos-of-the-first',
    title: "Members of a Shared Subscription are sent messages at the first member's QoS",
    breaks: { '5.0': ['MQTT-4.8.2-3', 'MQTT-3.8.4-8'] },
    bend: (rules) => {
      const first = new Map<string, 0 | 1 | 2>();
      return {
        ...rules,
        grantedQos: (requested, session, maximumQos) => {
          const granted = rules.grantedQos(requested, session, maximumQos);
          const share = parseSharedFilter(requested.topicFilter);
          if (share !== undefined && !first.has(share.topicFilter)) first.set(share.topicFilter, granted);
          return granted;
        },
        deliveryQos: (message, granted, cause, session) =>
          rules.deliveryQos(message, first.get(message.topic) ?? granted, cause, session),
      };
    },
  }),
  fault({
    name: 'shared-as-published',
    title: 'Members of a Shared Subscription are sent messages at the QoS at which they were published',
    breaks: { '5.0': ['MQTT-4.8.2-3', 'MQTT-3.8.4-8'] },
    bend: (rules) => ({ ...rules, deliveryQos: (message) => message.qos }),
  }),
  fault({
    name: 'shared-identifiers-of-all',
    title: 'A message to a Shared Subscription bears the identifier that the first member gave',
    breaks: { '5.0': ['MQTT-3.3.4-3', 'v5.0-3.3.4-u1'] },
    bend: (rules) => {
      const first = new Map<string, number | null>();
      return {
        ...rules,
        identifiersInPublish: (met, cause, session) =>
          met.flatMap((held) => {
            if (held.share === null) return rules.identifiersInPublish([held], cause, session);
            const identifier = first.get(held.topicFilter) ?? held.subscriptionIdentifier;
            first.set(held.topicFilter, identifier);
            return identifier ?? [];
          }),
      };
    },
  }),
];
