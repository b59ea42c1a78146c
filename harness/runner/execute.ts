/** Runs one job: the only place where scenarios have effects. */

import type { Clock } from '../../reference/clock.ts';
import { countDown } from '../countdown.ts';
import { ExpectationError, InconclusiveError } from '../prober/outcome.ts';
import { createStaging } from '../prober/stage.ts';
import { sweep } from '../prober/sweep.ts';
import type { Circumstances } from '../prober/world.ts';
import type { ScenarioResult } from '../result.ts';
import type { Framing } from '../stage.ts';
import type { Capabilities, Target } from '../target/target.ts';
import type { Interruption } from './interruption.ts';
import { type Ending, judge, skipped } from './judge.ts';
import type { Patience } from './patience.ts';
import type { Job } from './plan.ts';
import { onStill } from './stillness.ts';
import { strayReason } from './stray-reason.ts';

/** Looks after one body, so that nothing which it leaves behind can end the process. */
export interface Minder {
  start(body: () => Promise<void>): Promise<void>;
  /** What was thrown so far where nobody awaited it; null when nothing was. Asked once, at the end. */
  stray(): Promise<Ending>;
}

/** What goes for all jobs of a run. */
export interface Setting {
  readonly target: Target;
  readonly capabilities: Capabilities;
  readonly clock: Clock;
  readonly framing: Framing;
  readonly patience: Patience;
  /** Ends every body at once. */
  readonly interruption: Interruption;
  /** Gives each body somebody who looks after it; `name` is for people. Default: bodies are left to themselves. */
  readonly mind?: (name: string) => Minder;
}

/** After this part of its patience for an answer a scenario is taken to wait for one in vain, or for time to pass. */
const stillPart = 0.25;

const noMinder: Minder = { start: (body) => body(), stray: () => Promise.resolve(null) };

/** Resolves with what the body threw, or null; a body that outlives its deadline, or the run, is left behind. */
function endingOf(start: () => Promise<void>, setting: Setting, mandatedWaitMs: number): Promise<Ending> {
  const { clock, patience, interruption } = setting;
  return new Promise((resolve) => {
    const deadlineMs = patience.scenarioMs + 2 * mandatedWaitMs;
    let settled = false;
    const settle = (ending: Ending): void => {
      settled = true;
      timer.cancel();
      forget();
      resolve(ending);
    };
    const giveUp = (why: string): void => settle({ thrown: new InconclusiveError(why) });
    let forget = (): void => undefined;
    const timer = countDown(clock, deadlineMs, () => giveUp(`the scenario did not end within ${deadlineMs} ms`));
    forget = interruption.onInterrupted(({ reason }) => giveUp(reason));
    if (settled) return;
    start().then(
      () => settle(null),
      (thrown: unknown) => settle({ thrown }),
    );
  });
}

/**
 * Runs a job to its verdict and clears up behind it. `tag` is unlike that of every other job; `onWaiting` is called
 * whenever nothing has come or gone for a part of the time that an answer may take. Never rejects.
 */
export async function execute(
  job: Job,
  tag: string,
  setting: Setting,
  onWaiting?: () => void,
): Promise<ScenarioResult> {
  if (job.lacking !== null) return skipped(job);
  const { clock, framing, target, patience, mind = () => noMinder } = setting;
  const circumstances: Circumstances = {
    clock,
    endpoint: job.endpoint,
    version: job.version,
    framing,
    credentials: target.credentials,
    account: target.account,
    patienceMs: patience.answerMs,
    slackMs: patience.slackMs,
    offer: job.offer,
    tag,
  };
  const startedMs = clock.now();
  const { stage, trace, observations, warnings, excuse, leave } = createStaging(circumstances, target.declared);
  const { start, stray } = mind(`${job.scenario.id} (${job.version})`);
  // A body of a user's own may be no async function: what it throws at once is its failure too.
  const body = async (): Promise<void> => job.scenario.run(stage);
  const stillness = onWaiting === undefined ? null : onStill(clock, trace, patience.answerMs * stillPart, onWaiting);
  const ending = await endingOf(() => start(body), setting, job.scenario.mandatedWaitMs);
  const durationMs = clock.now() - startedMs;
  // The verdict is about what happened until here, not about how the clients leave.
  const seen = [...trace];
  await leave();
  if (setting.interruption.why()?.by !== 'target-lost') await sweep(circumstances, trace);
  stillness?.cancel();
  const left = await stray();
  const isHasty = job.scenario.mandatedWaitMs === 0;
  const unclear =
    left !== null ? strayReason(left.thrown) : ending?.thrown instanceof ExpectationError ? excuse(isHasty) : null;
  const whole = unclear === null ? ending : { thrown: new InconclusiveError(unclear) };
  return judge({ job, ending: whole, trace: seen, observations, warnings, durationMs });
}
