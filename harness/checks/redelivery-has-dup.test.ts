import { expect, test } from 'vitest';
import { redeliveryHasDup } from './redelivery-has-dup.ts';
import { ack, findings, kept, type Lines, publishAt, received, sent } from './test-traces.ts';

const first = [kept('a', 'me'), received('a', publishAt(1, 1, 't', 'm'))];
const again = (dup: boolean) => received('b', publishAt(1, 1, 't', 'm', { dup }));
const found = (...lines: Lines[]) => findings(redeliveryHasDup, lines);

test('a redelivery with DUP is fine', () => {
  expect(found(...first, kept('b', 'me', true), again(true))).toEqual([]);
});

test('one without is found', () => {
  expect(found(...first, kept('b', 'me', true), again(false))).toEqual([
    '5: expected DUP 1 in a PUBLISH that repeats unfinished 1, got DUP 0 [MQTT-3.3.1-1]',
  ]);
});

test('the same message in a new session, or after its acknowledgement, is no redelivery', () => {
  expect(found(...first, kept('b', 'me', false), again(false))).toEqual([]);
  expect(found(...first, sent('a', ack('puback', 1)), kept('b', 'me', true), again(false))).toEqual([]);
});
