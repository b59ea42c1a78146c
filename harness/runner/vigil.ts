/**
 * Keeps asking the target whether it is there, on a client of its own: what scenarios come to counts only when the target
 * answered afterwards, for a broker that was killed or stopped breaks no rule by its silence.
 */

import type { Clock, Timer } from '../../reference/clock.ts';
import { createStaging } from '../prober/stage.ts';
import type { Circumstances } from '../prober/world.ts';
import type { Outage, RunEvent, ScenarioResult } from '../result.ts';
import type { Client } from '../stage.ts';
import { unjudged } from './judge.ts';

/** How often it is asked. */
const betweenMs = 200;
/** Nobody listens there any more: time for one that is started again. */
const refusedPatienceMs = 5000;
/** It takes connections, and answers nothing: it may be stopped, or very busy. */
const silentPatienceMs = 30_000;

/** In less than this part of the patience for an answer a target answers that has little to do. */
const briskPart = 0.125;

/** One that takes longer than this part of it is so busy, or this machine is, that it may be late with anything. */
const slowPart = 0.5;

/** One who keeps asking. */
export interface Vigil {
  /** Whether the target answers so quickly that more may be asked of it at once. */
  isBrisk(): boolean;
  /** Resolves when the target is not known to be away, or the vigil is over; gives the time. */
  present(): Promise<number>;
  /**
   * The result of what began at that time, once the target has answered something that was asked after it; without verdict
   * if the target was away meanwhile.
   */
  confirmed(result: ScenarioResult, beganMs: number): Promise<ScenarioResult>;
  /** How long, in milliseconds, the target took to answer at its slowest since then; null when that was never too long. */
  slowSince(beganMs: number): number | null;
  /** When it was away, so far. */
  outages(): readonly Outage[];
  stop(): Promise<void>;
}

type VigilEvent = Extract<RunEvent, { kind: 'target-away' | 'target-back' }>;

/** How a vigil goes about. */
export interface VigilOptions {
  readonly circumstances: Circumstances;
  readonly clock: Clock;
  /** Times of outages are counted from here. */
  readonly startedMs: number;
  /** Called when it does not answer any more, and when it does again. */
  readonly onEvent: (event: VigilEvent) => void;
  /** Called once when it is away for too long, with what is to be told. */
  readonly onLost: (reason: string) => void;
}

/** A vigil over a target that answered nothing when it was first asked: whatever comes is judged. */
export const noVigil: Vigil = {
  isBrisk: () => true,
  present: () => Promise.resolve(0),
  confirmed: (result) => Promise.resolve(result),
  slowSince: () => null,
  outages: () => [],
  stop: () => Promise.resolve(),
};

type Answer = 'answered' | { readonly why: string; readonly tookMs: number };

/** The target is away. silent: it takes connections. */
interface Away {
  readonly fromMs: number;
  readonly why: string;
  readonly isSilent: boolean;
}

/** Begins one. */
export function keepVigil({ circumstances, clock, startedMs, onEvent, onLost }: VigilOptions): Vigil {
  const past: { readonly away: Away; readonly toMs: number }[] = [];
  const slow: { readonly tookMs: number; readonly toMs: number }[] = [];
  let away: Away | null = null;
  let held: ((away: Away | null) => void)[] = [];
  let absent: (() => void)[] = [];
  let isOver = false;
  let answeredMs = clock.now();
  let askedMs = answeredMs;
  let isAsking = false;
  let tookMs = 0;
  let client: Client | null = null;
  let leave: () => Promise<void> = () => Promise.resolve();
  let left: Promise<void> = Promise.resolve();
  let timer: Timer | null = null;
  let wake: () => void = () => undefined;

  const sinceStart = (atMs: number): number => Math.round(atMs - startedMs);
  const outageOf = ({ fromMs, why }: Away, toMs: number | null): Outage => ({
    fromMs: sinceStart(fromMs),
    toMs: toMs === null ? null : sinceStart(toMs),
    reason: why,
  });

  const askOnce = async (): Promise<Answer> => {
    const beganMs = clock.now();
    try {
      if (client === null) {
        const staging = createStaging(circumstances, {});
        leave = staging.leave;
        client = await staging.stage.connect();
      }
      await client.ping();
      return 'answered';
    } catch (error) {
      client = null;
      return { why: error instanceof Error ? error.message : String(error), tookMs: clock.now() - beganMs };
    }
  };

  /** A connection may be lost for other reasons: before the target counts as away, another one is tried. */
  const ask = async (): Promise<Answer> => {
    const wasConnected = client !== null;
    const answer = await askOnce();
    return answer === 'answered' || !wasConnected || isOver ? answer : askOnce();
  };

  const release = (outage: Away | null): void => {
    const [waiting, pausing] = [held, absent];
    held = [];
    absent = [];
    for (const resolve of waiting) resolve(outage);
    for (const resolve of pausing) resolve();
  };

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      timer = clock.setTimer(betweenMs, resolve);
    });

  const watch = async (): Promise<void> => {
    while (!isOver) {
      const asked = held.length;
      askedMs = clock.now();
      isAsking = true;
      const answer = await ask();
      isAsking = false;
      tookMs = clock.now() - askedMs;
      if (isOver) return;
      const nowMs = clock.now();
      const isSlow = answer === 'answered' && tookMs > slowPart * circumstances.patienceMs;
      if (isSlow) slow.push({ tookMs, toMs: nowMs });
      if (answer !== 'answered') {
        if (away === null) onEvent({ kind: 'target-away', reason: answer.why });
        const isSilent = 2 * answer.tookMs > circumstances.patienceMs;
        away = { fromMs: answeredMs, why: answer.why, isSilent: isSilent && away?.isSilent !== false };
        if (nowMs - answeredMs > (isSilent ? silentPatienceMs : refusedPatienceMs)) {
          onLost(away.why);
          return;
        }
      } else if (away !== null) {
        const over: Away = away;
        past.push({ away: over, toMs: nowMs });
        away = null;
        answeredMs = nowMs;
        onEvent({ kind: 'target-back' });
        release(over);
      } else {
        answeredMs = nowMs;
        for (const resolve of held.splice(0, asked)) resolve(null);
      }
      await pause();
    }
  };
  void watch();

  return {
    isBrisk: () => {
      const slowestMs = isAsking ? Math.max(tookMs, clock.now() - askedMs) : tookMs;
      return away === null && slowestMs < briskPart * circumstances.patienceMs;
    },
    present: async () => {
      if (away !== null && !isOver) await new Promise<void>((resolve) => void absent.push(resolve));
      return clock.now();
    },
    confirmed: async (result, beganMs) => {
      const now = isOver ? away : await new Promise<Away | null>((resolve) => void held.push(resolve));
      const doubt = now ?? past.find(({ toMs }) => toMs > beganMs)?.away ?? null;
      if (doubt === null) return result;
      // Silence lets nothing pass; a target that goes closes connections, as many a scenario expects.
      return result.verdict === 'pass' && doubt.isSilent ? result : unjudged(result, awayReason(doubt));
    },
    slowSince: (beganMs) => {
      const meanwhile = slow.filter(({ toMs }) => toMs > beganMs).map(({ tookMs: ms }) => ms);
      return meanwhile.length === 0 ? null : Math.max(...meanwhile);
    },
    outages: () => [
      ...past.map((one) => outageOf(one.away, one.toMs)),
      ...(away === null ? [] : [outageOf(away, null)]),
    ],
    stop: () => {
      if (isOver) return left;
      isOver = true;
      timer?.cancel();
      wake();
      release(away);
      if (away === null) left = leave();
      return left;
    },
  };
}

/** Why a scenario was not judged, for people. */
const awayReason = ({ why }: Away): string => `the target was away: ${why}`;
