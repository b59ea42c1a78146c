import { expect, test } from 'vitest';
import type { ShapingOptions } from '../conditions.ts';
import { departed, runOf, sampleResult, sampleScenario } from '../report/sample-result.ts';
import type { RunResult } from '../result.ts';
import { claimOf } from './claim.ts';
import { sampleConditions } from './sample-conditions.ts';

const sound = runOf([sampleScenario(), sampleScenario({ version: '5.0' })]);
const claim = (result: RunResult, options: Partial<ShapingOptions> = {}) => claimOf(result, sampleConditions(options));

test('a whole run that finds nothing is called conformant, and what it does not say is said', () => {
  const { verdict, sentence, claimed, notClaimed } = claim(sound);
  expect(verdict).toBe('conformant');
  expect(sentence).toBe('samplebroker 1.0 keeps MQTT 3.1.1 and 5.0 in all that was judged.');
  expect(claimed[0]).toMatch(/^MQTT 3\.1\.1: 1 scenario came to a verdict; nothing was found against the broker\./);
  expect(notClaimed.join('\n')).toMatch(/no signature/);
});

const hopeless = sampleScenario({ id: 'will/x', verdict: 'inconclusive', reason: 'trouble' });

test.each<[string, RunResult, Partial<ShapingOptions>, RegExp]>([
  ['a suite', sound, { suite: ['will'] }, /outside of --suite will: only that was run/],
  ['a scenario', sound, { scenario: ['will/*'] }, /outside of --scenario will\/\*/],
  ['a statement', sound, { statement: ['MQTT-1*'] }, /outside of --statement MQTT-1\*/],
  ['a shard', sound, { shard: { index: 2, of: 3 } }, /part 2 of 3/],
  ['bail', { ...sound, cutShort: { by: 'bail', reason: 'x' } }, {}, /ended early \(--bail\)/],
  ['Ctrl-C', { ...sound, cutShort: { by: 'interruption', reason: 'x' } }, {}, /ended early \(it was interrupted\)/],
  ['an outage', { ...sound, outages: [{ fromMs: 1000, toMs: null, reason: 'x' }] }, {}, /1\.0 s to the end/],
  ['inconclusive', runOf([...sound.scenarios, hopeless]), {}, /1 scenario without a verdict: inconclusive/],
  ['flaky', { ...sound, repeats: { times: 3, flaky: 1 } }, { repeat: 3 }, /1 scenario whose verdicts differ between 3/],
  ['nothing judged', runOf([hopeless]), {}, /no scenario came to a verdict/],
])('a partial run is never called conformant: %s', (_, result, options, said) => {
  const { verdict, sentence, notClaimed } = claim(result, options);
  expect(verdict).toBe('partial');
  expect(sentence).toMatch(/This is no statement on the whole|claims nothing/);
  expect(notClaimed.join('\n')).toMatch(said);
});

test('what was found is told also of a partial run, and what the baseline knows counts', () => {
  const known = { ...sampleResult, baseline: { file: 'x', known: 2, new: [], repaired: [] } };
  for (const result of [sampleResult, known]) {
    const { verdict, sentence } = claim(result, { suite: ['*'] });
    expect(verdict).toBe('departures');
    expect(sentence).toBe('samplebroker 1.0 departs from MQTT 3.1, 3.1.1 and 5.0 in 2 scenarios, with 1 warning.');
  }
});

test('a warning leaves it conformant, unless warnings fail', () => {
  const warned = runOf([sampleScenario(), departed('warn', { id: 'a/b', reason: 'expected x, got y' })]);
  expect(claim(warned)).toMatchObject({ verdict: 'conformant', sentence: expect.stringContaining('with 1 warning') });
  expect(claim(warned, { strict: true })).toMatchObject({
    verdict: 'departures',
    sentence: expect.stringContaining('(--strict)'),
  });
});

test('what was left out without a filter is said: versions, what takes long, what was skipped', () => {
  const skipped = sampleScenario({ id: 'websocket/a', verdict: 'skip', reason: 'needs a WebSocket endpoint' });
  const one = { ...runOf([sampleScenario(), skipped]), profile: { versions: '3.1.1, 5.0' } };
  const said = claim(one, { mqtt: ['3.1.1'], slow: false }).notClaimed.join('\n');
  expect(said).toMatch(/MQTT 5\.0, which the broker speaks as well/);
  expect(said).toMatch(/--slow adds them/);
  expect(said).toMatch(/1 scenario skipped/);
});
