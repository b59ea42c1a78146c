import { expect, test } from 'vitest';
import { serverPacketsOnly } from './server-packets-only.ts';
import { connect, connected, findings, publish, received, sent } from './test-traces.ts';

test('what a server may send is fine, and so is what our client sends', () => {
  const lines = [connected('a'), sent('a', { type: 'pingreq' }), received('a', { type: 'pingresp' })];
  expect(findings(serverPacketsOnly, [...lines, received('a', publish('t', 'm'))])).toEqual([]);
});

test.each([{ type: 'pingreq' }, { type: 'disconnect', reasonCode: 0 }, connect('b')] as const)(
  '$type from the broker is found',
  (packet) => {
    expect(findings(serverPacketsOnly, [connected('a'), received('a', packet)])).toEqual([
      `2: expected only packets that a server may send, got ${packet.type.toUpperCase()} []`,
    ]);
  },
);

test('a server of 5.0 may send DISCONNECT', () => {
  const lines = [received('a', { type: 'disconnect', reasonCode: 0 }, '5.0')];
  expect(findings(serverPacketsOnly, lines, '5.0')).toEqual([]);
});
