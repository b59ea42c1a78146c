import { expect, test } from 'vitest';
import { departed, packetEvent, sampleScenario } from '../../report/sample-result.ts';
import type { TraceEvent } from '../../trace.ts';
import { focused } from './focus.ts';

/** Turns of so many clients, ten of each. */
const turns = (clients: string): TraceEvent[] =>
  Array.from({ length: 10 * clients.length }, (_, index) => ({
    ...packetEvent(index, 'out', { type: 'pingreq' }, 'c0 00'),
    client: clients[index % clients.length] ?? '',
  }));

const clientsOf = (trace: readonly TraceEvent[]): string => [...new Set(trace.map(({ client }) => client))].join('');

test('few clients are all shown', () => {
  const result = sampleScenario({ trace: turns('abcd') });
  expect(focused(result)).toEqual({ result, leftOut: null });
});

test('of many the first two and the last are, and the others counted', () => {
  const { result, leftOut } = focused(sampleScenario({ trace: turns('abcdefg') }));
  expect(clientsOf(result.trace)).toBe('abg');
  expect(leftOut).toMatch(/^4 clients more/);
});

test('the event that shows the departure stays, and is found again', () => {
  const trace = turns('abcdefg');
  const { result } = focused(departed('fail', { reason: '', trace }, 11));
  expect(clientsOf(result.trace)).toBe('abeg');
  expect(result.trace[result.findings[0]?.eventIndex ?? -1]).toBe(trace[11]);
});
