/** How long to wait, grown from the measured round trip: a slow or distant broker is not a wrong one. */

import type { Capabilities, Target } from '../target/target.ts';

/** The waits of a run, in milliseconds. */
export interface Patience {
  /** For an answer. */
  readonly answerMs: number;
  /** By which a measured time may be off for reasons of ours. */
  readonly slackMs: number;
  /** For a whole scenario, beside its mandated waits. */
  readonly scenarioMs: number;
}

/** For an answer on a machine that is busy with other things; a broker that answers is never kept waiting by it. */
const leastAnswerMs = 3000;
/** A target that answered nothing at all when it was first asked: its failures need not be waited for as long. */
const unresponsiveAnswerMs = 1000;

/** The waits that fit a target, of which the user may have said how long an answer is waited for at least. */
export function patienceFor(
  { roundTripMs, versions }: Capabilities,
  { answerMs: leastMs = leastAnswerMs }: Pick<Target, 'answerMs'>,
): Patience {
  const answerMs = versions.length === 0 ? unresponsiveAnswerMs : Math.round(leastMs + 20 * roundTripMs);
  return { answerMs, slackMs: Math.round(500 + 2 * roundTripMs), scenarioMs: 20 * answerMs };
}
