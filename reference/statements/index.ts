/** The statement catalogue: what each standard requires, by version and id. */

import type { Statement } from './statement.ts';
import { unnumbered311 } from './unnumbered-v3.1.1.ts';
import { unnumbered50 } from './unnumbered-v5.0.ts';
import { statements311 } from './v3.1.1.ts';
import { statements50 } from './v5.0.ts';

export type { Level, Statement } from './statement.ts';

/** A statement number, or the made-up id of an unnumbered requirement, of MQTT 3.1.1. */
export type StatementId311 = (typeof statements311)[number]['id'] | (typeof unnumbered311)[number]['id'];

/** The same of MQTT 5.0. Many numbers exist in both versions and mean different things. */
export type StatementId50 = (typeof statements50)[number]['id'] | (typeof unnumbered50)[number]['id'];

/** A statement id of either version; which one is told by the version it is used with. */
export type StatementId = StatementId311 | StatementId50;

/** Statements by the version that they belong to: the form in which scenarios, checks and faults cite. 3.1 has none. */
export interface Citations {
  readonly '3.1'?: readonly never[];
  readonly '3.1.1'?: readonly StatementId311[];
  readonly '5.0'?: readonly StatementId50[];
}

/** The versions that have statements. */
export type CitedVersion = '3.1.1' | '5.0';

/** The numbered statements of each version, in the order of its Appendix B. */
export const numbered: Readonly<Record<CitedVersion, readonly Statement[]>> = {
  '3.1.1': statements311,
  '5.0': statements50,
};

/** The requirements of each version that carry no number. */
export const unnumbered: Readonly<Record<CitedVersion, readonly Statement[]>> = {
  '3.1.1': unnumbered311,
  '5.0': unnumbered50,
};

const index: Readonly<Record<CitedVersion, ReadonlyMap<string, Statement>>> = {
  '3.1.1': new Map([...statements311, ...unnumbered311].map((statement) => [statement.id, statement])),
  '5.0': new Map([...statements50, ...unnumbered50].map((statement) => [statement.id, statement])),
};

/** The statement of that id in that version, or undefined; 3.1 has none. */
export function findStatement(version: '3.1' | CitedVersion, id: string): Statement | undefined {
  return version === '3.1' ? undefined : index[version].get(id);
}
