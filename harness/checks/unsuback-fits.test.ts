import { expect, test } from 'vitest';
import type { Lines } from './test-traces.ts';
import { come, connected5, found, out, subscribed } from './test-traces-v5.ts';
import { unsubackFits } from './unsuback-fits.ts';

const leaving = (packetIdentifier: number, ...topicFilters: string[]) =>
  out('a', { type: 'unsubscribe', packetIdentifier, topicFilters });
const answer = (packetIdentifier: number, ...reasonCodes: number[]) =>
  come('a', { type: 'unsuback', packetIdentifier, reasonCodes });
const judged = (...lines: Lines[]) => found(unsubackFits, connected5('a'), subscribed('a', 't'), ...lines);

test('a code for each filter is fine, in order', () => {
  expect(judged(leaving(2, 't', 'u'), answer(2, 0x00, 0x11))).toEqual([]);
  expect(judged(leaving(2, 't', 'u'), answer(2, 0x00, 0x87))).toEqual([]);
  expect(judged(leaving(2, 't'), answer(2, 0), leaving(2, 'u', 't'), answer(2, 0x11, 0x11))).toEqual([]);
});

test('another number of codes is found', () => {
  expect(judged(leaving(2, 't', 'u'), answer(2, 0))).toEqual([
    '5: expected UNSUBACK with a code for each of 2 Topic Filters, got 0x00 [MQTT-3.11.3-2]',
  ]);
});

test('another order is found where it is known what each code must be', () => {
  expect(judged(leaving(2, 't', 'u'), answer(2, 0x11, 0x00))).toEqual([
    '5: expected Reason Codes 0x00, 0x11 in this order, got 0x11, 0x00 [MQTT-3.11.3-1]',
  ]);
  expect(judged(leaving(2, 't', 'u'), answer(2, 0x00, 0x00))).toEqual([]);
  const refused = [leaving(2, 't'), answer(2, 0x87)];
  expect(judged(refused, leaving(2, 'u', 't'), answer(2, 0x00, 0x11))).toEqual([]);
  const overlapping = [leaving(2, 't'), subscribed('a', 't', {}, undefined, 3), answer(2, 0)];
  expect(judged(overlapping, leaving(2, 'u', 't'), answer(2, 0x00, 0x11))).toEqual([]);
});
