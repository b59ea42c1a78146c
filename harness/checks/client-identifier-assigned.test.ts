import { expect, test } from 'vitest';
import { clientIdentifierAssigned } from './client-identifier-assigned.ts';
import { come, connack5, connect5, connected5, found, out } from './test-traces-v5.ts';

const nameless = (client: string) => connect5(client, undefined, { clientId: '' });
const assigned = (client: string, assignedClientIdentifier?: string) => [
  nameless(client),
  connack5(client, { assignedClientIdentifier }),
];
const judged = (...lines: Parameters<typeof found>[1][]) => found(clientIdentifierAssigned, ...lines);

test('an identifier for a client without, and none for one that has its own, are fine', () => {
  expect(judged(assigned('a', 'x'), assigned('b', 'y'), connected5('c'))).toEqual([]);
});

test('none is found, but not in a refusal', () => {
  expect(judged(assigned('a'))).toEqual([
    '1: expected an Assigned Client Identifier, got none [MQTT-3.2.2-16, MQTT-3.1.3-7]',
  ]);
  expect(judged(nameless('a'), connack5('a', undefined, { reasonCode: 0x85 }))).toEqual([]);
});

test('one that another client has is found, while that is connected', () => {
  expect(judged(assigned('a', 'x'), assigned('b', 'x'))).toHaveLength(1);
  expect(judged(connected5('me'), assigned('b', 'me'))).toHaveLength(1);
  const left = out('a', { type: 'disconnect', reasonCode: 0 });
  expect(judged(assigned('a', 'x'), left, assigned('b', 'x'))).toEqual([]);
  const shut = come('a', { type: 'disconnect', reasonCode: 0x8b });
  expect(judged(assigned('a', 'x'), shut, assigned('b', 'x'))).toEqual([]);
});
