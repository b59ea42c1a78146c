/** A certificate as what reports are compared by. */

import type { Comparable } from '../compare/compare.ts';
import type { Certificate } from './certificate.ts';

/** It has no titles, so that ids stand for them. */
export function comparableOf({ target, startedAt, tool, scenarios, statements }: Certificate): Comparable {
  const titled = scenarios.map(({ reason = null, ...rest }) => ({ ...rest, reason, title: rest.id }));
  return { target, startedAt, tool, scenarios: titled, statements };
}
