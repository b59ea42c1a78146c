import { expect, test } from 'vitest';
import { publishNotAfterPubrel } from './publish-not-after-pubrel.ts';
import { ack, findings, kept, type Lines, publishAt, received, sent } from './test-traces.ts';

const first = [kept('a', 'me'), received('a', publishAt(2, 1, 't', 'm')), sent('a', ack('pubrec', 1))];
const released = received('a', ack('pubrel', 1));
const again = (client: string, dup = true) => received(client, publishAt(2, 1, 't', 'm', { dup }));
const found = (...lines: Lines[]) => findings(publishNotAfterPubrel, lines);

test('before PUBREL it may be sent again', () => {
  expect(found(...first, kept('b', 'me', true), again('b'))).toEqual([]);
});

test('after PUBREL it is found, over reconnects too', () => {
  const finding = 'expected nothing but PUBREL 1 again until PUBCOMP, got PUBLISH 1 with DUP 1 after its PUBREL';
  expect(found(...first, released, again('a'))).toEqual([`5: ${finding} [MQTT-4.3.3-1]`]);
  expect(found(...first, released, kept('b', 'me', true), again('b'))).toEqual([`7: ${finding} [MQTT-4.3.3-1]`]);
});

test('after PUBCOMP, or in a new session, the identifier is free', () => {
  const completed = sent('a', ack('pubcomp', 1));
  expect(found(...first, released, completed, again('a', false), again('a'))).toEqual([]);
  expect(found(...first, released, kept('b', 'me', false), again('b', false), again('b'))).toEqual([]);
});
