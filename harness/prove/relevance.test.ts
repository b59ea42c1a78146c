/** Unit tests of the order in which proofs are sought. */

import { expect, test } from 'vitest';
import { createOrder, type Subject } from './relevance.ts';

const subject = (name: string, text = '', ids: readonly string[] = []): Subject => ({
  name,
  text,
  citations: { '3.1.1': ids as [] },
});

test('a statement in common comes before a word in common, a word before nothing', () => {
  const order = createOrder([subject('a/other'), subject('b/will'), subject('c/third', '', ['MQTT-3.1.2-8'])]);
  expect(order(subject('will-lost', '', ['MQTT-3.1.2-8']))).toEqual(['c/third', 'b/will', 'a/other']);
});

test('what few have in common weighs more than what many have', () => {
  const order = createOrder([subject('qos/one'), subject('qos/two'), subject('qos/wrap'), subject('retain/wrap')]);
  expect(order(subject('wrap-qos'))[0]).toBe('qos/wrap');
  expect(order(subject('qos-at-the-wrap')).slice(0, 2)).toEqual(['qos/wrap', 'retain/wrap']);
});

test('words are found in what is said of both', () => {
  const order = createOrder([subject('a', 'Nothing of the kind'), subject('b', 'The Keep Alive is kept')]);
  expect(order(subject('x', 'Silence beyond the keep alive'))[0]).toBe('b');
});

test('all are named, each once', () => {
  const order = createOrder([subject('a'), subject('b')]);
  expect([...order(subject('z'))].sort()).toEqual(['a', 'b']);
});
