import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import { type Need, scenario } from '../scenario.ts';
import { startInProcess } from '../target/in-process.ts';
import type { Capabilities } from '../target/target.ts';
import { plan } from './plan.ts';

const { target } = startInProcess({ clock: createManualClock() });
const capabilities: Capabilities = { versions: ['3.1', '3.1.1'], name: null, maxQos: 1, roundTripMs: 0, profile: {} };

const named = (id: string, needs: readonly Need[] = [], mandatedWaitMs = 0) =>
  scenario({
    id,
    title: id,
    lesson: '',
    statements: { '3.1': [], '3.1.1': ['MQTT-3.12.4-1'] },
    needs,
    mandatedWaitMs,
    run: async () => undefined,
  });

describe('plan', () => {
  it('runs each scenario in each version that it declares and the target speaks', () => {
    const only50 = scenario({ ...named('a/five'), statements: { '5.0': ['MQTT-3.12.4-1'] } });
    const jobs = plan([named('a/b'), only50], null, target, { ...capabilities, versions: ['3.1.1', '5.0'] }, false);
    expect(jobs.map(({ scenario: { id }, version }) => `${id} ${version}`)).toEqual(['a/b 3.1.1', 'a/five 5.0']);
  });

  it('runs what was asked for, spoken or not', () => {
    const only50 = scenario({ ...named('a/five'), statements: { '5.0': ['MQTT-3.12.4-1'] } });
    expect(plan([only50], ['5.0'], target, capabilities, false).length).toBe(1);
  });

  it('judges a target that answers nothing as 3.1.1', () => {
    const jobs = plan([named('a/b')], null, target, { ...capabilities, versions: [] }, false);
    expect(jobs.map(({ version }) => version)).toEqual(['3.1.1']);
  });

  it('starts with what takes longest', () => {
    const jobs = plan([named('a/short'), named('a/long', [], 9000)], ['3.1.1'], target, capabilities, false);
    expect(jobs.map(({ scenario: { id } }) => id)).toEqual(['a/long', 'a/short']);
  });

  it.each<[Need, RegExp]>([
    ['websocket', /ws:\/\//],
    ['retained-expiry', /--declare retained-expiry/],
    ['session-expiry', /--declare session-expiry/],
    ['slow', /--slow/],
    [{ maxQos: 2 }, /QoS 2/],
  ])('skips what the target lacks and says how to have it: %j', (need, sentence) => {
    const [job] = plan([named('a/b', [need])], ['3.1.1'], target, capabilities, false);
    expect(job?.lacking).toMatch(sentence);
  });

  it('skips nothing that is there', () => {
    const declared = { ...target, declared: { 'retained-expiry': 1 } };
    const jobs = plan(
      [named('a/b', ['retained-expiry', 'slow', { maxQos: 1 }])],
      ['3.1.1'],
      declared,
      capabilities,
      true,
    );
    expect(jobs.map(({ lacking }) => lacking)).toEqual([null]);
  });
});
