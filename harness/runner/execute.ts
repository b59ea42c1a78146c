/** Runs one job: the only place where scenarios have effects. */

import type { Clock } from '../../reference/clock.ts';
import { InconclusiveError } from '../prober/outcome.ts';
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

/** What goes for all jobs of a run. */
export interface Setting {
  readonly target: Target;
  readonly capabilities: Capabilities;
  readonly clock: Clock;
  readonly framing: Framing;
  readonly patience: Patience;
  /** Ends every body at once. */
  readonly interruption: Interruption;
}

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
    const timer = clock.setTimer(deadlineMs, () => giveUp(`the scenario did not end within ${deadlineMs} ms`));
    forget = interruption.onInterrupted(({ reason }) => giveUp(reason));
    if (settled) return;
    start().then(
      () => settle(null),
      (thrown: unknown) => settle({ thrown }),
    );
  });
}

/** Runs a job to its verdict and clears up behind it. `tag` is unlike that of every other job. Never rejects. */
export async function execute(job: Job, tag: string, setting: Setting): Promise<ScenarioResult> {
  if (job.lacking !== null) return skipped(job);
  const { clock, framing, target, patience } = setting;
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
  const { stage, trace, observations, warnings, leave } = createStaging(circumstances, target.declared);
  const ending = await endingOf(() => job.scenario.run(stage), setting, job.scenario.mandatedWaitMs);
  const durationMs = clock.now() - startedMs;
  // The verdict is about what happened until here, not about how the clients leave.
  const seen = [...trace];
  await leave();
  if (setting.interruption.why()?.by !== 'target-lost') await sweep(circumstances, trace);
  return judge({ job, ending, trace: seen, observations, warnings, durationMs });
}
