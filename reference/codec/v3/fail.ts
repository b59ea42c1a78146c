/** Notes a violation of 3.1.1; the same violation of 3.1 has no statement to cite. */

import type { StatementId311 } from '../../statements/index.ts';
import { type Cursor, failAt } from '../cursor.ts';
import type { ViolationKind } from '../violation.ts';

/** `failAt` with a statement of 3.1.1. */
export function fail(
  cursor: Cursor,
  kind: ViolationKind,
  at: number,
  statement: StatementId311 | null,
  expected: string,
  found: string,
): void {
  failAt(cursor, kind, at, cursor.version === '3.1' ? null : statement, expected, found);
}
