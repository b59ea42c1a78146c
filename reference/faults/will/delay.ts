import type { Rules } from '../../broker/rules.ts';
import type { Citations } from '../../statements/index.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly breaks: NonNullable<Citations['5.0']>;
  readonly seenIn?: readonly string[];
  readonly bend: (rules: Rules) => Partial<Rules>;
}

const variants: readonly Variant[] = [
  {
    name: 'ignored',
    title: 'A Will is published at once, whatever its Will Delay Interval',
    breaks: ['MQTT-3.1.2-8'],
    seenIn: ['vernemq#1298'],
    bend: () => ({ willDelayMs: () => 0 }),
  },
  {
    name: 'halved',
    title: 'A Will is published after half of its Will Delay Interval',
    breaks: ['MQTT-3.1.2-8'],
    bend: (rules) => ({ willDelayMs: (...given) => rules.willDelayMs(...given) / 2 }),
  },
  {
    name: 'ignored-on-disconnect-04',
    title: 'A Will that DISCONNECT asks for is published at once, whatever its Will Delay Interval',
    breaks: ['MQTT-3.1.2-8'],
    bend: (rules) => ({
      willDelayMs: (will, session, end) => (end.kind === 'disconnect' ? 0 : rules.willDelayMs(will, session, end)),
    }),
  },
  {
    name: 'outlives-session',
    title: 'A Will whose session ends before its Will Delay Interval is over is lost',
    breaks: ['MQTT-3.1.2-8'],
    seenIn: ['mosquitto#1401'],
    bend: () => ({ sessionEndPublishesWill: () => false }),
  },
  {
    name: 'without-session-loses-it',
    title: 'A Will with a Will Delay Interval is lost when its session ends with the connection',
    breaks: ['MQTT-3.1.2-8'],
    seenIn: ['mosquitto#3509', 'emqx#18565'],
    bend: (rules) => ({
      publishesWill: (end, will, session) =>
        !((will.properties?.willDelayInterval ?? 0) > 0 && session.sessionExpiryInterval === 0) &&
        rules.publishesWill(end, will, session),
    }),
  },
  {
    name: 'not-cancelled',
    title: 'A delayed Will is published although its client is back in its session',
    breaks: ['MQTT-3.1.3-9'],
    bend: () => ({ returnCancelsWill: () => false }),
  },
  {
    name: 'ends-at-take-over',
    title: 'A Will with a Will Delay Interval is published at once when its connection is taken over',
    breaks: ['MQTT-3.1.3-9'],
    bend: (rules) => ({
      willDelayMs: (will, session, end) => (end.kind === 'taken-over' ? 0 : rules.willDelayMs(will, session, end)),
    }),
  },
  {
    name: 'holds-against-disconnect',
    title: 'A Will with a Will Delay Interval is published after a normal DISCONNECT too',
    breaks: ['MQTT-3.14.4-3', 'MQTT-3.1.2-10'],
    bend: (rules) => ({
      publishesWill: (end, will, session) =>
        (end.kind === 'disconnect' && (will.properties?.willDelayInterval ?? 0) > 0) ||
        rules.publishesWill(end, will, session),
    }),
  },
];

export default variants.map(({ name, title, breaks, bend, ...more }) =>
  fault({
    name: `will-delay-${name}`,
    title,
    breaks: { '5.0': breaks },
    ...more,
    bend: (rules) => ({ ...rules, ...bend(rules) }),
  }),
);
