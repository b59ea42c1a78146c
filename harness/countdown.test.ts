import { describe, expect, it } from 'vitest';
import { createManualClock } from '../reference/clock.ts';
import { countDown } from './countdown.ts';

/** When a countdown of 1600 ms is over where each timer is late by so many milliseconds, as on a machine that has no time for us. */
function overWhenLateBy(lateMs: number): number | null {
  const clock = createManualClock();
  const late = { ...clock, setTimer: (delayMs: number, back: () => void) => clock.setTimer(delayMs + lateMs, back) };
  let overMs: number | null = null;
  countDown(late, 1600, () => {
    overMs = clock.now();
  });
  clock.advanceTo(60_000);
  return overMs;
}

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
    expect(overWhenLateBy(100)).toBe(16 * 200);
  });

  it('is over after three times its length, however late its timers are', () => {
    expect(overWhenLateBy(1000)).toBe(5 * 1100);
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
