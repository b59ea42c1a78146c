/** The statements behind a verdict, with what each requires, as reports quote them. */

import type { Version } from '../../reference/codec/version.ts';
import { findStatement, type Level } from '../../reference/statements/index.ts';
import type { ScenarioResult } from '../result.ts';
import type { Basis } from '../verdict.ts';

/** One statement as a report quotes it. */
export interface Requirement {
  readonly id: string;
  readonly section: string;
  readonly level: Level;
  readonly gist: string;
}

/** What the result's reason is about: the broken statements, or all that the scenario cites when none is named. */
export function requirementsOf({ version, broken, statements }: ScenarioResult): Requirement[] {
  const ids = broken.length > 0 ? broken : statements;
  return ids.flatMap((id) => {
    const found = findStatement(version, id);
    return found === undefined ? [] : [found];
  });
}

/** Why a departure is one, in a sentence. */
export function explainBasis(basis: Basis, version: Version): string {
  if (basis === 'explicit') return 'explicit: the sentence itself tells what the server must do';
  const rule = version === '5.0' ? 'MQTT-4.13.1-1' : 'MQTT-4.8.0-1';
  return `derived: the sentence binds the client; that the server must close follows from ${rule}`;
}
