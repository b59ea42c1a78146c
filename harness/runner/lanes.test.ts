import { describe, expect, it } from 'vitest';
import { sampleScenario } from '../report/sample-result.ts';
import { kept, type Lane, spread } from './lanes.ts';

/** A lane that notes what it is given and ends each job when told. */
function idleLane() {
  const given: number[] = [];
  const ends: (() => void)[] = [];
  const lane: Lane = {
    execute: (index) =>
      new Promise((resolve) => {
        given.push(index);
        ends.push(() => resolve(sampleScenario()));
      }),
  };
  return { lane, given, ends };
}

describe('spread', () => {
  it('gives each job to the lane with the least to do', async () => {
    const [a, b] = [idleLane(), idleLane()];
    const lanes = spread([a.lane, b.lane]);
    const first = lanes.execute(0, 't', () => undefined);
    void lanes.execute(1, 't', () => undefined);
    a.ends[0]?.();
    await first;
    void lanes.execute(2, 't', () => undefined);
    expect([a.given, b.given]).toEqual([[0, 2], [1]]);
  });
});

describe('kept', () => {
  const trace = [{ kind: 'closed', client: 'a', atMs: 0, how: 'end', detail: '' }] as const;

  it.each([
    ['pass', false, 0],
    ['pass', true, 1],
    ['fail', false, 1],
    ['warn', false, 1],
  ] as const)('%s, traces wanted: %s', (verdict, keepsTraces, events) => {
    expect(kept(sampleScenario({ verdict, trace }), { keepsTraces }).trace).toHaveLength(events);
  });
});
