import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import type { Trace } from '../trace.ts';
import { onStill } from './stillness.ts';

const opened = { kind: 'opened', client: 'a', atMs: 0 };

describe('onStill', () => {
  it('calls back whenever nothing has been added for so long', () => {
    const clock = createManualClock();
    const trace: unknown[] = [];
    const calls: number[] = [];
    onStill(clock, trace as Trace, 100, () => calls.push(clock.now()));
    clock.advanceTo(90);
    trace.push(opened);
    clock.advanceTo(150);
    expect(calls).toEqual([]);
    clock.advanceTo(420);
    expect(calls).toEqual([200, 300, 400]);
  });

  it('says nothing any more once cancelled', () => {
    const clock = createManualClock();
    const calls: number[] = [];
    onStill(clock, [], 100, () => calls.push(clock.now())).cancel();
    clock.advanceTo(1000);
    expect(calls).toEqual([]);
  });
});
