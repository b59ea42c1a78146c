import { describe, expect, it } from 'vitest';
import { gradeLateness } from './_lateness.ts';
import { connectedAtMs } from './_phases.ts';

const clients = connectedAtMs.flatMap((atMs) => [1, 2, 3, 4, 5].map((keepAlive) => ({ keepAlive, atMs })));

/** When a broker that looks every `everyMs`, first at `phaseMs`, closes a client that is due at `dueMs`. */
function nextLookMs(dueMs: number, everyMs: number, phaseMs: number): number {
  return phaseMs + Math.ceil((dueMs - phaseMs) / everyMs) * everyMs;
}

describe('gradeLateness', () => {
  it('finds a broker in time that closes when it must', () => {
    expect(
      gradeLateness(
        clients.map(({ keepAlive }) => ({ keepAlive, closedAfterMs: 1500 * keepAlive })),
        500,
      ),
    ).toEqual({ kind: 'in-time' });
  });

  it.each([2, 2.5, 3, 4])('finds a factor of %d wrong, late on top of it or not', (periods) => {
    for (const lateMs of [0, 300]) {
      const silences = clients.map(({ keepAlive }) => ({
        keepAlive,
        closedAfterMs: 1000 * periods * keepAlive + lateMs,
      }));
      expect(gradeLateness(silences, 500).kind).toBe('wrong-factor');
    }
  });

  it.each([3000, 4000, 5000, 6000])('finds a timer of %d ms coarse, wherever it stands', (everyMs) => {
    for (let phaseMs = 0; phaseMs < everyMs; phaseMs += 50) {
      const silences = clients.map(({ keepAlive, atMs }) => ({
        keepAlive,
        closedAfterMs: nextLookMs(atMs + 1500 * keepAlive, everyMs, phaseMs) - atMs,
      }));
      expect(gradeLateness(silences, 100).kind).toBe('coarse-timer');
    }
  });

  it.each([3000, 5000])(
    'finds %d ms too late whatever the Keep Alive coarse, for no factor makes them so',
    (lateMs) => {
      const silences = clients.map(({ keepAlive }) => ({ keepAlive, closedAfterMs: 1500 * keepAlive + lateMs }));
      expect(gradeLateness(silences, 500)).toEqual({ kind: 'coarse-timer', latestMs: lateMs });
    },
  );

  it.each([1, 2])('finds no factor wrong where a Server Keep Alive has made all of them %d s', (keepAlive) => {
    const silences = clients.map(({ atMs }) => ({ keepAlive, closedAfterMs: 1500 * keepAlive + 1600 + atMs }));
    expect(gradeLateness(silences, 500)).toEqual({ kind: 'coarse-timer', latestMs: 2600 });
  });

  it('finds no factor wrong where a Server Keep Alive has left 1 and 2 s, and a clock counts whole seconds', () => {
    for (let phaseMs = 0; phaseMs < 1000; phaseMs += 50) {
      const silences = clients.map(({ keepAlive: asked, atMs }) => {
        const keepAlive = Math.min(asked, 2);
        return { keepAlive, closedAfterMs: nextLookMs(atMs + 1500 * keepAlive + 1500, 1000, phaseMs) - atMs };
      });
      expect(gradeLateness(silences, 100).kind).toBe('coarse-timer');
    }
  });

  it('finds a clock of whole seconds in time, wherever it stands', () => {
    for (let phaseMs = 0; phaseMs < 1000; phaseMs += 50) {
      const silences = clients.map(({ keepAlive, atMs }) => ({
        keepAlive,
        closedAfterMs: nextLookMs(atMs + 1500 * keepAlive + 999, 1000, phaseMs) - atMs,
      }));
      expect(gradeLateness(silences, 100)).toEqual({ kind: 'in-time' });
    }
  });
});
