/** Notes a violation of 5.0. */

import type { StatementId50 } from '../../statements/index.ts';
import { type Cursor, failAt } from '../cursor.ts';
import type { ViolationKind } from '../violation.ts';

/** `failAt` with a statement of 5.0. */
export function fail(
  cursor: Cursor,
  kind: ViolationKind,
  at: number,
  statement: StatementId50 | null,
  expected: string,
  found: string,
): void {
  failAt(cursor, kind, at, statement, expected, found);
}
