import { describe, expect, it } from 'vitest';
import { findStatement, numbered, type StatementId311 } from '../../reference/statements/index.ts';
import { scenario } from '../scenario.ts';
import { classify } from './classify.ts';
import { clientOnly } from './client-only.ts';
import { notObservable } from './not-observable.ts';

const citing = (id: StatementId311) =>
  scenario({ id: 'a/b', title: '', lesson: '', statements: { '3.1.1': [id] }, run: async () => undefined });

describe('classify', () => {
  it('takes what a scenario or a check cites for judged, and says by whom', () => {
    expect(classify('3.1.1', 'MQTT-3.1.2-24', [citing('MQTT-3.1.2-24')])).toMatchObject({
      coverage: 'judged',
      scenarios: ['a/b'],
      checks: [],
      reason: null,
    });
    expect(classify('3.1.1', 'MQTT-2.2.2-1', [])).toMatchObject({ coverage: 'judged', checks: ['check:well-formed'] });
  });

  it('knows what is for clients only and what nobody can see', () => {
    expect(classify('3.1.1', 'MQTT-4.5.0-2', [])).toMatchObject({
      coverage: 'client-only',
      reason: expect.any(String),
    });
    expect(classify('3.1.1', 'MQTT-4.7.3-3', []).coverage).toBe('not-observable');
  });

  it('tells of a gap, and of a claim that does not hold', () => {
    expect(classify('3.1.1', 'MQTT-3.1.2-24', []).coverage).toBe('untested');
    expect(classify('3.1.1', 'MQTT-4.5.0-2', [citing('MQTT-4.5.0-2')]).coverage).toBe('inconsistent');
  });
});

describe.each([
  ['client-only', '3.1.1', clientOnly['3.1.1'], 14],
  ['not-observable', '3.1.1', notObservable['3.1.1'], 6],
  ['client-only', '5.0', clientOnly['5.0'], 25],
  ['not-observable', '5.0', notObservable['5.0'], 10],
] as const)('the list of what is %s in %s', (_name, version, list, most) => {
  it('may only shrink', () => {
    expect(Object.keys(list).length).toBeLessThanOrEqual(most);
  });

  it('has statements that exist, each with a reason', () => {
    for (const [id, reason] of Object.entries(list)) {
      expect(findStatement(version, id), id).toBeDefined();
      expect(reason.length, id).toBeGreaterThan(20);
    }
  });
});

it.each(['3.1.1', '5.0'] as const)('what is for clients only binds clients only in %s', (version) => {
  for (const id of Object.keys(clientOnly[version])) expect(findStatement(version, id)?.binds, id).toBe('client');
});

it('no more than ten of the numbered statements of 5.0 are not observable', () => {
  const ids = new Set<string>(numbered['5.0'].map(({ id }) => id));
  expect(Object.keys(notObservable['5.0']).filter((id) => ids.has(id)).length).toBeLessThanOrEqual(10);
});
