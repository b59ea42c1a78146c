/** The names that fuzzed clients use: few, so that they meet, and some of them odd. */

import type { QoS } from '../../reference/codec/index.ts';
import type { Random } from '../random.ts';

const longLevel = 'x'.repeat(300);
const deep = Array.from({ length: 40 }, (_, depth) => `l${depth % 3}`).join('/');

/** Topic Names. */
export const topicNames: readonly string[] = [
  'a',
  'a/b',
  'a/b/c',
  'a/c',
  'b',
  'b/a',
  'b/b/b/b',
  '/',
  '/a',
  'a/',
  'a//b',
  '$x',
  '$x/a',
  '$SYS',
  '$SYS/broker/uptime',
  '$share/g/a',
  'é/ü/日本',
  '\u{1f600}',
  ' ',
  longLevel,
  deep,
];

/** Topic Filters; those of Shared Subscriptions are that in 5.0 only. */
const topicFilters: readonly string[] = [
  '#',
  '+',
  'a',
  'a/b',
  'a/#',
  'a/+',
  '+/b',
  '+/+',
  '+/+/#',
  'b',
  'b/+/#',
  '/',
  '/+',
  '+/',
  'a//b',
  '$x',
  '$x/#',
  '$SYS/#',
  '$SYS/broker/+',
  'é/#',
  '\u{1f600}',
  longLevel,
  `${deep}/#`,
  deep,
  '$share/g/a',
  '$share/g/#',
  '$share/h/a/+',
  '$share/h/a/b',
  '$share/é/+/b',
];

const clientIds: readonly string[] = [
  ...Array.from({ length: 9 }, (_, index) => `c${index}`),
  'C1',
  'a client with a long name, longer than 23',
  '日本',
];

/** A Topic Name. */
export const topicName = (random: Random): string => random.pick(topicNames);

/** A Topic Filter; the first ones more often. */
export const topicFilter = (random: Random): string =>
  random.percent(50) ? (topicFilters[random.below(8)] ?? '#') : random.pick(topicFilters);

/** A Client Identifier; sometimes none. */
export const clientId = (random: Random): string => (random.percent(4) ? '' : random.pick(clientIds));

/** A QoS. */
export const qosLevel = (random: Random): QoS => random.below(3) as QoS;

/** Anything that is text. */
export const anyText = (random: Random): string => random.pick(['', 'text', 'é', 'x'.repeat(200), '\u{1f600}\ufeff']);

/** Identifiers are few, so that they meet; sometimes the last ones. */
export const packetIdentifier = (random: Random): number =>
  random.percent(3) ? 65_535 - random.below(2) : 1 + random.below(12);

/** A payload that says who made it, of any length; sometimes empty. */
export function payload(random: Random): Uint8Array {
  if (random.percent(12)) return new Uint8Array(0);
  const length = random.percent(5) ? random.below(1500) : random.below(24);
  const bytes = new Uint8Array(4 + length);
  new DataView(bytes.buffer).setUint32(0, random.below(2 ** 32));
  bytes.fill(random.below(256), 4);
  return bytes;
}
