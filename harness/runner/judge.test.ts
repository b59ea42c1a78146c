import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import { decodePacket, frameOf, fromHex } from '../../reference/codec/index.ts';
import type { Citations } from '../../reference/statements/index.ts';
import { plainOffer } from '../offer.ts';
import { ExpectationError, InconclusiveError } from '../prober/outcome.ts';
import { scenario } from '../scenario.ts';
import { startInProcess } from '../target/in-process.ts';
import type { TraceEvent } from '../trace.ts';
import { judge, type Run } from './judge.ts';
import { statementResults } from './statement-results.ts';

const { target } = startInProcess({ clock: createManualClock() });

function ran(statements: Citations, run: Partial<Run>) {
  const judged = scenario({ id: 'a/b', title: '', lesson: '', statements, run: async () => undefined });
  const place = { endpoint: target.primary, offer: plainOffer };
  const job = { scenario: judged, version: '3.1.1', ...place, lacking: null } as const;
  return judge({ job, ending: null, trace: [], observations: {}, warnings: [], durationMs: 0, ...run });
}

function came(hex: string): TraceEvent {
  const bytes = fromHex(hex);
  const frame = frameOf(bytes);
  const packet = 'type' in frame ? frame : decodePacket(frame, '3.1.1');
  return { kind: 'packet', atMs: 0, client: 'a', direction: 'in', bytes, packet };
}

const serverRule: Citations = { '3.1.1': ['MQTT-3.12.4-1'] };
const clientRule: Citations = { '3.1.1': ['MQTT-3.8.3-3'] };
const should: Citations = { '3.1.1': ['v3.1.1-3.14.4-u1'] };
const thrown = new ExpectationError('this', 'that');

describe('judge', () => {
  it('passes a body that came to its end', () => {
    expect(ran(serverRule, {})).toMatchObject({ verdict: 'pass', reason: null, basis: null, broken: [] });
  });

  it('fails a broken MUST, with the basis that the statement gives', () => {
    expect(ran(serverRule, { ending: { thrown } })).toMatchObject({
      verdict: 'fail',
      basis: 'explicit',
      reason: 'expected this, got that',
      broken: ['MQTT-3.12.4-1'],
    });
    expect(ran(clientRule, { ending: { thrown } })).toMatchObject({ verdict: 'fail', basis: 'derived' });
  });

  it('warns of a broken SHOULD', () => {
    expect(ran(should, { ending: { thrown } }).verdict).toBe('warn');
  });

  it('blames the statement that the failed step names, and says nothing of the others', () => {
    const other = new ExpectationError('CONNACK', 'nothing', { '3.1.1': ['MQTT-3.1.4-4'] });
    const result = ran(serverRule, { ending: { thrown: other } });
    expect(result.broken).toEqual(['MQTT-3.1.4-4']);
    const verdicts = new Map(statementResults([result]).map(({ id, verdict }) => [id, verdict]));
    expect(verdicts.get('MQTT-3.1.4-4')).toBe('fail');
    expect(verdicts.get('MQTT-3.12.4-1')).toBe('untested');
  });

  it('is inconclusive over trouble of ours, whatever a scenario throws', () => {
    expect(ran(serverRule, { ending: { thrown: new InconclusiveError('no network') } })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'no network',
    });
    expect(ran(serverRule, { ending: { thrown: new TypeError('a bug') } }).verdict).toBe('inconclusive');
  });

  it('fails over what an always-on check finds, even when the body was content or could not go on', () => {
    const trace = [came('20 02 00 00'), came('d1 00')];
    for (const ending of [null, { thrown: new InconclusiveError('no network') }]) {
      const result = ran(serverRule, { trace, ending });
      expect(result.verdict).toBe('fail');
      expect(result.statements).toContain('MQTT-2.2.2-1');
      expect(result.findings[0]).toMatchObject({ by: 'well-formed', eventIndex: 1 });
    }
  });

  it('warns where the body warned', () => {
    const warnings = [{ reason: 'expected a, got b', statements: null }];
    expect(ran(serverRule, { warnings })).toMatchObject({ verdict: 'warn', reason: 'expected a, got b' });
  });
});
