/** All always-on checks. */

import { answersSomething } from './answers-something.ts';
import type { Check } from './check.ts';
import { connackFirst } from './connack-first.ts';
import { identifierInFlight } from './identifier-in-flight.ts';
import { serverPacketsOnly } from './server-packets-only.ts';
import { wellFormed } from './well-formed.ts';

export type { Check, Departure } from './check.ts';
export { inspectTrace } from './check.ts';

export const checks: readonly Check[] = [
  wellFormed,
  connackFirst,
  serverPacketsOnly,
  answersSomething,
  identifierInFlight,
];
