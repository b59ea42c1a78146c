import { describe, expect, it } from 'vitest';
import type { Finding, ScenarioResult } from '../result.ts';
import { statementResults } from './statement-results.ts';

const result = (fields: Partial<ScenarioResult>): ScenarioResult => ({
  id: 'a/b',
  title: '',
  suite: 'a',
  lesson: '',
  version: '3.1.1',
  transport: 'tcp',
  statements: [],
  verdict: 'pass',
  reason: null,
  basis: null,
  broken: [],
  findings: [],
  durationMs: 0,
  observations: {},
  trace: [],
  wasHeard: true,
  ...fields,
});

const finding = (...statements: string[]): Finding => ({
  by: 'well-formed',
  severity: 'fail',
  basis: 'explicit',
  reason: '',
  statements,
  eventIndex: 0,
});

/** The result of one statement. */
const of = (id: string, ...results: ScenarioResult[]) => statementResults(results).find((one) => one.id === id);

describe('statementResults', () => {
  it('passes what a scenario judged that passed', () => {
    expect(of('MQTT-3.12.4-1', result({ statements: ['MQTT-3.12.4-1'] }))).toMatchObject({
      verdict: 'pass',
      scenarios: ['a/b'],
    });
  });

  it('passes what only always-on checks cite, when they had something to look at', () => {
    expect(of('MQTT-3.6.1-1', result({}))).toMatchObject({ verdict: 'pass', scenarios: ['check:well-formed'] });
    expect(of('MQTT-3.6.1-1', result({ wasHeard: false }))).toMatchObject({ verdict: 'untested', scenarios: [] });
  });

  it('fails what a check found, whichever scenario it was found in', () => {
    const found = result({ statements: ['MQTT-3.6.1-1'], verdict: 'fail', findings: [finding('MQTT-3.6.1-1')] });
    expect(of('MQTT-3.6.1-1', result({}), found)?.verdict).toBe('fail');
  });

  it('leaves to scenarios what they judge: one that failed for another reason says nothing', () => {
    const failed = result({ statements: ['MQTT-3.9.3-1'], verdict: 'fail', findings: [finding('MQTT-2.2.2-1')] });
    expect(of('MQTT-3.9.3-1', failed)?.verdict).toBe('untested');
  });

  it('calls what is for clients only, or not observable, not testable', () => {
    expect(of('MQTT-4.5.0-2', result({}))?.verdict).toBe('not-testable');
    expect(of('MQTT-4.7.3-3', result({}))?.verdict).toBe('not-testable');
    expect(of('MQTT-3.1.2-24', result({}))?.verdict).toBe('untested');
  });
});
