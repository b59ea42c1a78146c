import { expect, test } from 'vitest';
import { retainAsPublished } from './retain-as-published.ts';
import { type Lines, publish } from './test-traces.ts';
import { come, connack5, connect5, connected5, found, out, subscribed } from './test-traces-v5.ts';

const clients = [connected5('p'), connected5('a')];
const put = (retain: boolean) => out('p', publish('t', 'm', { retain }));
const got = (retain: boolean) => come('a', publish('t', 'm', { retain }));
const asking = (retainAsPublished: boolean, filter = 't', id = 1) =>
  subscribed('a', filter, { retainAsPublished }, undefined, id);
const judged = (...lines: Lines[]) =>
  found(retainAsPublished, clients, ...lines).map((line) => line.slice(line.indexOf('expected')));

test('RETAIN 0 without the option, and as published with it, are fine', () => {
  expect(judged(asking(false), put(true), got(false))).toEqual([]);
  expect(judged(asking(true), put(true), got(true))).toEqual([]);
  expect(judged(asking(true), put(false), got(false))).toEqual([]);
  expect(judged(asking(true), asking(false, '#', 2), put(true), got(false))).toEqual([]);
});

test('RETAIN 1 in what was not published so is found', () => {
  expect(judged(asking(false), put(false), got(true))).toEqual([
    'expected RETAIN 0, as published, got RETAIN 1 [MQTT-3.3.1-12]',
  ]);
  expect(judged(asking(true), put(false), got(true))[0]).toContain('MQTT-3.3.1-13');
  expect(judged(put(false), asking(true), got(true))[0]).toContain('MQTT-3.3.1-8');
});

test('RETAIN 1 in a live message is found where the option is 0, but a retained one is fine', () => {
  expect(judged(asking(false), put(true), got(true))).toEqual([
    'expected RETAIN 0, as Retain As Published is 0, got RETAIN 1 [MQTT-3.3.1-12]',
  ]);
  expect(judged(put(true), asking(false), got(true))).toEqual([]);
  expect(judged(asking(false), put(true), asking(false, '#', 2), got(true))).toEqual([]);
});

test('RETAIN 0 is found where the option is 1 and RETAIN was, unless nothing is retained at all', () => {
  expect(judged(asking(true), put(true), got(false))).toEqual([
    'expected RETAIN 1, as published, got RETAIN 0 [MQTT-3.3.1-13]',
  ]);
  const forgetful = [connect5('q'), connack5('q', { retainAvailable: 0 })];
  expect(judged(forgetful, asking(true), put(true), got(false))).toEqual([]);
});
