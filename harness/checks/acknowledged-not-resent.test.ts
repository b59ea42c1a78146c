import { expect, test } from 'vitest';
import { acknowledgedNotResent } from './acknowledged-not-resent.ts';
import { type Lines, publishAt } from './test-traces.ts';
import { come, connected5, found, kept5, out, pinged, subscribed } from './test-traces-v5.ts';

const message = publishAt(1, 1, 't', 'm');
const begin = [
  connected5('p'),
  kept5('a', 'me'),
  subscribed('a', 't'),
  out('p', publishAt(1, 1, 't', 'm')),
  come('a', message),
];
const puback = (reasonCode = 0) => out('a', { type: 'puback', packetIdentifier: 1, reasonCode });
const again = [kept5('b', 'me', true), come('b', { ...message, dup: true } as typeof message)];
const judged = (...lines: Lines[]) =>
  found(acknowledgedNotResent, begin, ...lines).map((line) => line.slice(line.indexOf('expected')));

test('what was not acknowledged comes again, and what may not have been read', () => {
  expect(judged(again)).toEqual([]);
  expect(judged(puback(), again)).toEqual([]);
  expect(judged(pinged('a'), puback(), again)).toEqual([]);
  expect(judged(puback(), kept5('c', 'me', true), pinged('c'), again)).toEqual([]);
});

test('what was acknowledged is found, with whatever code', () => {
  expect(judged(puback(), pinged('a'), again)).toEqual([
    'expected nothing again that was acknowledged, got PUBLISH 1 [MQTT-4.4.0-1]',
  ]);
  expect(judged(puback(0x80), pinged('a'), again)[0]).toContain('MQTT-4.4.0-2');
});

test('another message under the same identifier is fine', () => {
  const other = come('b', publishAt(1, 1, 't', 'other', { dup: true }));
  expect(judged(puback(), pinged('a'), kept5('b', 'me', true), other)).toEqual([]);
});

test('an acknowledgement of the wrong kind is none', () => {
  const pubrec = out('a', { type: 'pubrec', packetIdentifier: 1, reasonCode: 0 });
  expect(judged(pubrec, pinged('a'), again)).toEqual([]);
});
