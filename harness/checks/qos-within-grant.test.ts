import { expect, test } from 'vitest';
import { qosWithinGrant } from './qos-within-grant.ts';
import {
  connected,
  findings,
  type Lines,
  publish,
  publishAt,
  received,
  sent,
  sentBytes,
  suback,
  subscribe,
} from './test-traces.ts';
import { come, connected5, out, subscribed } from './test-traces-v5.ts';

const published = [connected('p'), sent('p', publishAt(1, 1, 't', 'm'))];
const asked = [connected('a'), sent('a', subscribe(1, { t: 2, '#': 0 }))];
const granted = (...codes: number[]) => [...asked, received('a', suback(1, ...codes))];
const got = (qos: 1 | 2, text = 'm') => received('a', publishAt(qos, 1, 't', text));
const found = (...lines: Lines[]) => findings(qosWithinGrant, lines);

test('the lower of both is fine, and the highest of overlapping filters counts', () => {
  expect(found(...published, ...granted(2, 0), got(1))).toEqual([]);
  expect(found(...published, ...granted(2, 0), received('a', publish('t', 'm')))).toEqual([]);
});

test('above the grant is found', () => {
  expect(found(...published, ...granted(0, 0), got(1))).toEqual([
    '7: expected at most QoS 0, as granted, got PUBLISH at QoS 1 [MQTT-3.8.4-6]',
  ]);
});

test('before SUBACK what was asked for counts', () => {
  expect(found(...published, ...asked, got(1), received('a', suback(1, 0, 0)))).toEqual([]);
});

test('a higher grant of earlier counts', () => {
  const lowered = [sent('a', subscribe(2, { t: 0 })), received('a', suback(2, 0))];
  expect(found(...published, ...granted(2, 0), ...lowered, got(1))).toEqual([]);
});

test('above what was published is found', () => {
  expect(found(...published, ...granted(2, 0), got(2))).toEqual([
    '7: expected at most QoS 1, as published, got PUBLISH at QoS 2 [MQTT-3.8.4-6]',
  ]);
});

test('nothing is said of a payload that nobody of ours published, nor when bytes were sent that are no packet', () => {
  expect(found(...published, ...granted(2, 0), got(2, 'other'))).toEqual([]);
  expect(found(...published, sentBytes('p', '36 06 00 01 74 00 01 6d'), ...granted(2, 0), got(2))).toEqual([]);
});

test('in 5.0 the grant of a Shared Subscription counts as well', () => {
  const trace = (filter: string) => [
    [connected5('p'), connected5('a'), subscribed('a', filter, { qos: 0 })],
    [out('p', publishAt(1, 1, 't', 'm')), come('a', publishAt(1, 1, 't', 'm'))],
  ];
  expect(findings(qosWithinGrant, trace('$share/g/t'), '5.0')[0]).toContain('[MQTT-3.8.4-8, MQTT-4.8.2-3]');
  expect(findings(qosWithinGrant, trace('t'), '5.0')[0]).toContain('[MQTT-3.8.4-8]');
});
