import type { SessionView } from '../../broker/session/session.ts';
import { fault } from '../fault.ts';

const breaks = { '3.1': [], '3.1.1': ['MQTT-4.3.3-2'], '5.0': ['MQTT-4.3.3-11', 'MQTT-4.3.3-12'] } as const;

export default [
  fault({
    name: 'qos-2-identifier-never-free',
    title: 'PUBREL does not free the identifier of a message at QoS 2',
    breaks,
    bend: (rules) => ({ ...rules, releasesOnPubrel: () => false }),
  }),
  fault({
    name: 'qos-2-identifier-not-free-after-duplicates',
    title: 'PUBREL does not free the identifier of a message that was repeated',
    breaks,
    bend: (rules) => ({
      ...rules,
      releasesOnPubrel: ({ packetIdentifier }, session) => (session.received.get(packetIdentifier) ?? 0) <= 1,
    }),
  }),
  fault({
    name: 'qos-2-identifier-not-free-after-return',
    title: 'PUBREL does not free the identifier of a message whose sender has returned meanwhile',
    breaks,
    bend: (rules) => ({ ...rules, releasesOnPubrel: (_pubrel, session) => session.connects === 1 }),
  }),
  fault({
    name: 'qos-2-pubrel-releases-all',
    title: 'PUBREL frees the identifiers of all exchanges of its sender',
    breaks,
    bend: (rules) => {
      const freed = new WeakMap<SessionView, Set<number>>();
      return {
        ...rules,
        releasesOnPubrel: (pubrel, session) => {
          freed.set(session, new Set(session.received.keys()));
          return rules.releasesOnPubrel(pubrel, session);
        },
        onPublish: (publish, copiesBefore, session) =>
          freed.get(session)?.delete(publish.packetIdentifier ?? 0)
            ? 'take'
            : rules.onPublish(publish, copiesBefore, session),
      };
    },
  }),
  fault({
    name: 'qos-2-pubrel-answered-once',
    title: 'PUBREL is answered only while its identifier is held',
    breaks,
    bend: (rules) => ({ ...rules, answersPubrel: (_pubrel, held) => held }),
  }),
  fault({
    name: 'qos-2-pubrel-never-seen-unanswered',
    title: 'PUBREL is not answered when its identifier was never used',
    breaks,
    bend: (rules) => {
      const seen = new WeakMap<SessionView, Set<number>>();
      return {
        ...rules,
        holdsIdentifier: (publish, session) => {
          seen.set(session, (seen.get(session) ?? new Set<number>()).add(publish.packetIdentifier ?? 0));
          return rules.holdsIdentifier(publish, session);
        },
        answersPubrel: ({ packetIdentifier }, _held, session) => seen.get(session)?.has(packetIdentifier) ?? false,
      };
    },
  }),
  fault({
    name: 'qos-2-pubrel-unanswered-after-return',
    title: 'PUBREL is not answered when its sender has returned since PUBREC',
    breaks,
    bend: (rules) => ({ ...rules, answersPubrel: (_pubrel, _held, session) => session.connects === 1 }),
  }),
  fault({
    name: 'qos-2-pubcomp-sent-twice',
    title: 'PUBREL is answered by two PUBCOMPs',
    breaks,
    bendWire: () => ({ outbound: (packet, bytes) => (packet.type === 'pubcomp' ? [bytes, bytes] : [bytes]) }),
  }),
];
