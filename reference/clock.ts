/** Time as a value that is handed in: the system's clock, or a manual one on which hours pass in no time. */

/** A timer that has been set; cancelling one that has fired does nothing. */
export interface Timer {
  cancel(): void;
}

/** Where now comes from, and how to be called later. All figures are milliseconds. */
export interface Clock {
  /** Milliseconds since some fixed point; never goes backwards. */
  now(): number;
  /** Calls back once, `delayMs` from now (0 or more). */
  setTimer(delayMs: number, callback: () => void): Timer;
}

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** When the next timer is due, in this clock's milliseconds; null when none is set. */
  nextDueMs(): number | null;
  /** Moves to `timeMs`, firing what falls due on the way in order of time, then of setting. */
  advanceTo(timeMs: number): void;
}

/** setTimeout holds a delay in a signed 32-bit integer and fires at once when it is larger. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The clock of the machine (monotonic). */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer: (delayMs, callback) => new SystemTimer(delayMs, callback),
};

/** Each connection has one: a class, since the functions of an object made in place would be made for each. */
class SystemTimer implements Timer {
  private handle: ReturnType<typeof setTimeout>;

  constructor(delayMs: number, callback: () => void) {
    this.handle = this.arm(delayMs, callback);
  }

  cancel(): void {
    clearTimeout(this.handle);
  }

  private arm(delayMs: number, callback: () => void): ReturnType<typeof setTimeout> {
    if (delayMs <= longestTimeoutMs) return setTimeout(callback, delayMs);
    return setTimeout(() => {
      this.handle = this.arm(delayMs - longestTimeoutMs, callback);
    }, longestTimeoutMs);
  }
}

interface Pending {
  readonly dueMs: number;
  readonly order: number;
  /** Null once cancelled: it stays in the heap until it comes to the top. */
  callback: (() => void) | null;
}

const later = (a: Pending, b: Pending): boolean => a.dueMs > b.dueMs || (a.dueMs === b.dueMs && a.order > b.order);

/** Makes a clock that starts at `startMs` and moves only by `advanceTo`. */
export function createManualClock(startMs = 0): ManualClock {
  let nowMs = startMs;
  let order = 0;
  const heap: Pending[] = [];

  const push = (item: Pending): void => {
    let child = heap.push(item) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !later(above, item)) break;
      heap[child] = above;
      heap[parent] = item;
      child = parent;
    }
  };

  const pop = (): void => {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let parent = 0;
    heap[0] = last;
    for (;;) {
      let child = 2 * parent + 1;
      let below = heap[child];
      const right = heap[child + 1];
      if (below !== undefined && right !== undefined && later(below, right)) {
        child += 1;
        below = right;
      }
      if (below === undefined || !later(last, below)) return;
      heap[parent] = below;
      heap[child] = last;
      parent = child;
    }
  };

  const first = (): Pending | null => {
    for (let top = heap[0]; top !== undefined; top = heap[0]) {
      if (top.callback !== null) return top;
      pop();
    }
    return null;
  };

  return {
    now: () => nowMs,
    setTimer: (delayMs, callback) => {
      const item: Pending = { dueMs: nowMs + Math.max(0, delayMs), order: order++, callback };
      push(item);
      return {
        cancel: () => {
          item.callback = null;
        },
      };
    },
    nextDueMs: () => first()?.dueMs ?? null,
    advanceTo: (timeMs) => {
      for (let item = first(); item !== null && item.dueMs <= timeMs; item = first()) {
        pop();
        nowMs = item.dueMs;
        item.callback?.();
      }
      nowMs = Math.max(nowMs, timeMs);
    },
  };
}
