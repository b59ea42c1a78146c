import { expect, test } from 'vitest';
import { identifierInFlight } from './identifier-in-flight.ts';
import { ack, connected, findings, kept, type Lines, publishAt, received, sent, sentBytes } from './test-traces.ts';

const got = (qos: 1 | 2, text: string, fields = {}) => received('a', publishAt(qos, 7, 't', text, fields));
const out = (type: 'puback' | 'pubrec' | 'pubcomp') => sent('a', ack(type, 7));
const found = (...lines: Lines[]) => findings(identifierInFlight, [connected('a'), ...lines]);

test('an identifier is free again after the last acknowledgement', () => {
  expect(found(got(1, 'm'), out('puback'), got(1, 'n'))).toEqual([]);
  expect(found(got(2, 'm'), out('pubrec'), out('pubcomp'), got(2, 'n'))).toEqual([]);
});

test('an identifier in use is found', () => {
  expect(found(got(1, 'm'), got(1, 'n'))).toEqual([
    '3: expected a Packet Identifier that is not in use, got 7, whose exchange is not over [MQTT-2.3.1-4]',
  ]);
  expect(found(got(2, 'm'), out('pubrec'), got(2, 'n'))).toHaveLength(1);
});

test('a redelivery is no reuse', () => {
  expect(found(got(1, 'm'), got(1, 'm', { dup: true }))).toEqual([]);
});

test('it stays in use over a reconnect, unless the session is new', () => {
  const again = received('b', publishAt(1, 7, 't', 'n'));
  const first = [kept('a', 'me'), got(1, 'm')];
  expect(findings(identifierInFlight, [...first, kept('b', 'me', true), again])).toHaveLength(1);
  expect(findings(identifierInFlight, [...first, kept('b', 'me', false), again])).toEqual([]);
});

test('nothing is said after acknowledgements that a broker may take in its own way', () => {
  expect(found(out('puback'), got(1, 'm'), got(1, 'n'))).toEqual([]);
  expect(found(got(2, 'm'), out('puback'), got(2, 'n'))).toEqual([]);
  expect(found(got(1, 'm'), out('pubrec'), got(1, 'n'))).toEqual([]);
  expect(found(got(1, 'm'), sentBytes('a', '40 03 00 07 00'), got(1, 'n'))).toEqual([]);
});
