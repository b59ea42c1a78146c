/** What a scenario can come to. */

/**
 * pass: every expectation held. fail: a MUST is broken. warn: a SHOULD is broken, or a reading on which careful
 * implementers differ. skip: the target lacks what the scenario needs. inconclusive: our own trouble, nothing was judged.
 */
export type Verdict = 'pass' | 'fail' | 'warn' | 'skip' | 'inconclusive';

/** All verdicts, in the order in which summaries list them. */
export const verdicts: readonly Verdict[] = ['pass', 'fail', 'warn', 'skip', 'inconclusive'];

/** One character for each verdict. */
export const verdictMarks: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  skip: '-',
  inconclusive: '?',
};

/**
 * Why a departure is one. explicit: the sentence binds the server, or names the close. derived: the sentence binds
 * the client, and the server's duty to close comes from the general rule on violations (3.1.1: MQTT-4.8.0-1,
 * 5.0: MQTT-4.13.1-1).
 */
export type Basis = 'explicit' | 'derived';
