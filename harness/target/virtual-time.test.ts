import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import { inVirtualTime } from './virtual-time.ts';

describe('inVirtualTime', () => {
  it('lets an hour pass in no time, step by step', async () => {
    const clock = createManualClock();
    const wait = (delayMs: number): Promise<void> => new Promise((resolve) => clock.setTimer(delayMs, resolve));
    const startedMs = performance.now();
    const seenMs = await inVirtualTime(clock, async () => {
      await wait(1000);
      const firstMs = clock.now();
      await wait(3_599_000);
      return [firstMs, clock.now()];
    });
    expect(seenMs).toEqual([1000, 3_600_000]);
    expect(performance.now() - startedMs).toBeLessThan(5000);
  });

  it('says so when everyone waits and no timer is set', async () => {
    await expect(inVirtualTime(createManualClock(), () => new Promise(() => undefined))).rejects.toThrow(
      /stands still/,
    );
  });

  it('passes on what the work throws', async () => {
    await expect(inVirtualTime(createManualClock(), () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
  });
});
