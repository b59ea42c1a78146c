import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualClock, systemClock } from './clock.ts';

describe('the manual clock', () => {
  it('fires in order of time, and of setting where times are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 60 }), (delaysMs) => {
        const clock = createManualClock();
        const fired: { atMs: number; order: number }[] = [];
        for (const [order, delayMs] of delaysMs.entries()) {
          clock.setTimer(delayMs, () => fired.push({ atMs: clock.now(), order }));
        }
        clock.advanceTo(50);
        const expected = delaysMs
          .map((atMs, order) => ({ atMs, order }))
          .sort((a, b) => a.atMs - b.atMs || a.order - b.order);
        expect(fired).toEqual(expected);
      }),
    );
  });

  it('fires no timer that was cancelled, and none before its time', () => {
    const clock = createManualClock(1000);
    const fired: string[] = [];
    const cancelled = clock.setTimer(5, () => fired.push('cancelled'));
    clock.setTimer(10, () => fired.push('kept'));
    cancelled.cancel();
    expect(clock.nextDueMs()).toBe(1010);
    clock.advanceTo(1009);
    expect(fired).toEqual([]);
    clock.advanceTo(1010);
    expect(fired).toEqual(['kept']);
    expect(clock.nextDueMs()).toBeNull();
  });

  it('fires what a timer sets on the way', () => {
    const clock = createManualClock();
    const atMs: number[] = [];
    clock.setTimer(1, () => clock.setTimer(1, () => atMs.push(clock.now())));
    clock.advanceTo(10);
    expect(atMs).toEqual([2]);
    expect(clock.now()).toBe(10);
  });
});

describe('the system clock', () => {
  it('calls back, not before the delay, and not when cancelled', async () => {
    const startedMs = systemClock.now();
    let cancelledFired = false;
    systemClock
      .setTimer(1, () => {
        cancelledFired = true;
      })
      .cancel();
    await new Promise<void>((resolve) => systemClock.setTimer(5, resolve));
    expect(systemClock.now() - startedMs).toBeGreaterThan(4);
    expect(cancelledFired).toBe(false);
  });

  it('does not fire at once when the delay is more than a month', () => {
    let fired = false;
    const timer = systemClock.setTimer(40 * 24 * 3600 * 1000, () => {
      fired = true;
    });
    timer.cancel();
    expect(fired).toBe(false);
  });
});
