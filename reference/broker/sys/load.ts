/** Moving averages of what happens in a minute, over 1, 5 and 15 of them, worked out as mosquitto does. */

const minuteMs = 60_000;

/** Over how many minutes. */
export const loadWindows = [1, 5, 15] as const;

/** The averages of some counts. */
export interface Load<Name extends string> {
  /** Takes the counts of now into the averages. */
  sample(nowMs: number): void;
  /** How many a minute at the last sample. */
  of(name: Name, window: (typeof loadWindows)[number]): number;
}

/** Makes the averages of counts that only grow, all at zero. */
export function createLoad<Name extends string>(
  counts: Readonly<Record<Name, () => number>>,
  startedAtMs: number,
): Load<Name> {
  const names = Object.keys(counts) as Name[];
  const key = (name: Name, window: number): string => `${name} ${window}`;
  const averages = new Map<string, number>();
  const before = new Map<Name, number>();
  let sampledAtMs = startedAtMs;

  return {
    sample: (nowMs) => {
      const passedMs = nowMs - sampledAtMs;
      if (passedMs <= 0) return;
      sampledAtMs = nowMs;
      for (const name of names) {
        const count = counts[name]();
        const perMinute = ((count - (before.get(name) ?? 0)) * minuteMs) / passedMs;
        before.set(name, count);
        for (const window of loadWindows) {
          const weight = Math.exp(-passedMs / (window * minuteMs));
          const average = averages.get(key(name, window)) ?? 0;
          averages.set(key(name, window), perMinute + weight * (average - perMinute));
        }
      }
    },
    of: (name, window) => averages.get(key(name, window)) ?? 0,
  };
}
