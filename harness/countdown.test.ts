import { describe, expect, it } from 'vitest';
import { createManualClock } from '../reference/clock.ts';
import { countDown } from './countdown.ts';

describe('a countdown', () => {
  it('ends when its time is over, and not before', () => {
    const clock = createManualClock();
    let over = false;
    countDown(clock, 1600, () => {
      over = true;
    });
    clock.advanceTo(1599);
    expect(over).toBe(false);
    clock.advanceTo(1600);
    expect(over).toBe(true);
  });

  it('does not count what this process was held up', () => {
    // A clock whose timers are late by a second, as on a machine that has no time for us.
    const clock = createManualClock();
    const held = { ...clock, setTimer: (delayMs: number, back: () => void) => clock.setTimer(delayMs + 1000, back) };
    let overMs: number | null = null;
    countDown(held, 1600, () => {
      overMs = clock.now();
    });
    clock.advanceTo(60_000);
    expect(overMs).toBe(16 * 1100);
  });

  it('does not end when it was cancelled, in whatever slice', () => {
    const clock = createManualClock();
    let over = false;
    const timer = countDown(clock, 1600, () => {
      over = true;
    });
    clock.advanceTo(1550);
    timer.cancel();
    clock.advanceTo(60_000);
    expect(over).toBe(false);
  });
});
