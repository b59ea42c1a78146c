import { expect, test } from 'vitest';
import { reasonParts } from './reason-parts.ts';

test.each([
  ['expected PINGRESP, got nothing', { expected: 'PINGRESP', got: 'nothing' }],
  ['expected a close but got DISCONNECT, got late', { expected: 'a close', got: 'DISCONNECT, got late' }],
  ['needs a WebSocket endpoint', null],
])('%s', (reason, parts) => {
  expect(reasonParts(reason)).toEqual(parts);
});
