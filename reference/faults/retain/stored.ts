import type { Message } from '../../broker/message.ts';
import type { Rules } from '../../broker/rules.ts';
import type { Citations } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type Change = ReturnType<Rules['retainedChange']>;

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly breaks: Citations;
  /** What the store does instead; null where it does the right thing. */
  readonly instead: (message: Message, existing: Message | undefined) => Change | null;
}

const isFull = ({ payload }: Message): boolean => payload.length > 0;

const variants: readonly Variant[] = [
  {
    name: 'not-stored',
    title: 'Nothing is retained',
    breaks: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    instead: (message) => (message.retain && isFull(message) ? 'keep' : null),
  },
  {
    name: 'not-stored-at-qos-1',
    title: 'Messages at QoS 1 are not retained',
    breaks: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    instead: (message) => (message.retain && isFull(message) && message.qos === 1 ? 'keep' : null),
  },
  {
    name: 'not-stored-at-qos-2',
    title: 'Messages at QoS 2 are not retained',
    breaks: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    instead: (message) => (message.retain && isFull(message) && message.qos === 2 ? 'keep' : null),
  },
  {
    name: 'not-stored-beyond-64-kib',
    title: 'Messages of more than 65,535 bytes are not retained',
    breaks: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    instead: ({ retain, payload }) => (retain && payload.length > 65_535 ? 'keep' : null),
  },
  {
    name: 'not-replaced',
    title: 'The first retained message of a topic stays until it is cleared',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    instead: (message, existing) => (message.retain && isFull(message) && existing !== undefined ? 'keep' : null),
  },
  {
    name: 'replaced-at-qos-1-only',
    title: 'A retained message is replaced only by one at QoS 1',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    instead: (message, existing) =>
      message.retain && isFull(message) && message.qos !== 1 && existing !== undefined ? 'keep' : null,
  },
  {
    name: 'not-replaced-at-qos-0',
    title: 'A retained message is not replaced by one at QoS 0',
    breaks: { '3.1.1': ['MQTT-3.3.1-7'], '5.0': ['MQTT-3.3.1-5', 'v5.0-3.3.1.3-u1'] },
    instead: (message, existing) =>
      message.retain && isFull(message) && message.qos === 0 && existing !== undefined ? 'keep' : null,
  },
  {
    name: 'not-replaced-at-lower-qos',
    title: 'A retained message is not replaced by one at a lower QoS',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    instead: (message, existing) =>
      message.retain && isFull(message) && existing !== undefined && message.qos < existing.qos ? 'keep' : null,
  },
  {
    name: 'replaced-by-its-publisher-only',
    title: 'A retained message is replaced only by its own publisher',
    breaks: { '3.1.1': ['MQTT-3.3.1-6'], '5.0': ['MQTT-3.3.1-9'] },
    instead: (message, existing) =>
      message.retain && isFull(message) && existing !== undefined && existing.publisher !== message.publisher
        ? 'keep'
        : null,
  },
  {
    name: 'stored-without-flag',
    title: 'A message with RETAIN 0 is retained where nothing is yet',
    breaks: { '3.1.1': ['MQTT-3.3.1-12'], '5.0': ['MQTT-3.3.1-8'] },
    instead: (message, existing) => (!message.retain && isFull(message) && existing === undefined ? 'store' : null),
  },
  {
    name: 'replaced-without-flag',
    title: 'A message with RETAIN 0 takes the place of what is retained',
    breaks: { '3.1.1': ['MQTT-3.3.1-12'], '5.0': ['MQTT-3.3.1-8'] },
    instead: (message, existing) => (!message.retain && isFull(message) && existing !== undefined ? 'store' : null),
  },
  {
    name: 'replaced-without-flag-at-qos-0',
    title: 'A message at QoS 0 with RETAIN 0 takes the place of what is retained',
    breaks: { '3.1.1': ['MQTT-3.3.1-12'], '5.0': ['MQTT-3.3.1-8'] },
    instead: (message, existing) =>
      !message.retain && isFull(message) && message.qos === 0 && existing !== undefined ? 'store' : null,
  },
  {
    name: 'cleared-without-flag',
    title: 'An empty message with RETAIN 0 clears what is retained',
    breaks: { '3.1.1': ['MQTT-3.3.1-12'], '5.0': ['MQTT-3.3.1-8'] },
    instead: (message) => (!message.retain && !isFull(message) ? 'clear' : null),
  },
  {
    name: 'removed-by-any-live-message',
    title: 'A message with RETAIN 0 removes what is retained, as out of date',
    breaks: { '3.1.1': ['MQTT-3.3.1-12'], '5.0': ['MQTT-3.3.1-8'] },
    instead: ({ retain }) => (retain ? null : 'clear'),
  },
  {
    name: 'empty-stored',
    title: 'An empty retained message is stored in place of what it should clear',
    breaks: { '3.1.1': ['MQTT-3.3.1-11'], '5.0': ['MQTT-3.3.1-7'] },
    instead: (message) => (message.retain && !isFull(message) ? 'store' : null),
  },
  {
    name: 'empty-stored-where-nothing-was',
    title: 'An empty retained message is stored where there is nothing to clear',
    breaks: { '3.1.1': ['MQTT-3.3.1-11'], '5.0': ['MQTT-3.3.1-7'] },
    instead: (message, existing) => (message.retain && !isFull(message) && existing === undefined ? 'store' : null),
  },
  {
    name: 'empty-stored-at-qos-2',
    title: 'An empty retained message at QoS 2 is stored',
    breaks: { '3.1.1': ['MQTT-3.3.1-11'], '5.0': ['MQTT-3.3.1-7'] },
    instead: (message) => (message.retain && !isFull(message) && message.qos === 2 ? 'store' : null),
  },
  {
    name: 'not-cleared',
    title: 'An empty retained message clears nothing',
    breaks: { '3.1.1': ['MQTT-3.3.1-10'], '5.0': ['MQTT-3.3.1-6'] },
    instead: (message) => (message.retain && !isFull(message) ? 'keep' : null),
  },
  {
    name: 'not-cleared-at-qos-0',
    title: 'An empty retained message at QoS 0 clears nothing',
    breaks: { '3.1.1': ['MQTT-3.3.1-10'], '5.0': ['MQTT-3.3.1-6'] },
    instead: (message) => (message.retain && !isFull(message) && message.qos === 0 ? 'keep' : null),
  },
  {
    name: 'cleared-at-same-qos-only',
    title: 'An empty retained message clears only what was retained at its own QoS',
    breaks: { '3.1.1': ['MQTT-3.3.1-10'], '5.0': ['MQTT-3.3.1-6'] },
    instead: (message, existing) =>
      message.retain && !isFull(message) && existing !== undefined && existing.qos !== message.qos ? 'keep' : null,
  },
  {
    name: 'cleared-by-its-publisher-only',
    title: 'A retained message is cleared only by its own publisher',
    breaks: { '3.1.1': ['MQTT-3.3.1-10'], '5.0': ['MQTT-3.3.1-6'] },
    instead: (message, existing) =>
      message.retain && !isFull(message) && existing !== undefined && existing.publisher !== message.publisher
        ? 'keep'
        : null,
  },
  {
    name: 'cleared-by-zero-byte',
    title: 'A retained message of a single zero byte is taken for an empty one',
    breaks: { '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    instead: ({ retain, payload }) => (retain && payload.length === 1 && payload[0] === 0 ? 'clear' : null),
  },
];

export default variants.map(({ name, title, breaks, instead }) =>
  fault({
    name: `retained-${name}`,
    title,
    breaks,
    bend: (rules) => ({
      ...rules,
      retainedChange: (message, retainedAt) =>
        instead(message, retainedAt(message.topic)) ?? rules.retainedChange(message, retainedAt),
    }),
  }),
);
