/** From verdicts of scenarios to a verdict for each statement. */

import { type CitedVersion, numbered } from '../../reference/statements/index.ts';
import type { ScenarioResult, StatementResult } from '../result.ts';

const cited: readonly CitedVersion[] = ['3.1.1', '5.0'];

function verdictOf(id: string, judged: readonly ScenarioResult[]): StatementResult['verdict'] {
  const findings = judged.flatMap((result) => result.findings).filter((finding) => finding.statements.includes(id));
  if (findings.some(({ severity }) => severity === 'fail')) return 'fail';
  if (findings.some(({ severity }) => severity === 'warn')) return 'warn';
  return judged.some(({ verdict }) => verdict === 'pass' || verdict === 'warn') ? 'pass' : 'untested';
}

/**
 * Every statement of each version that was run. A statement passes when a scenario that cites it came to its end and
 * nothing was found against it; a scenario that failed for another reason says nothing about its own statements.
 */
export function statementResults(results: readonly ScenarioResult[]): StatementResult[] {
  return cited
    .filter((version) => results.some((result) => result.version === version))
    .flatMap((version) => {
      const ofVersion = results.filter((result) => result.version === version);
      return numbered[version].map(({ id }): StatementResult => {
        const judged = ofVersion.filter(
          ({ statements, verdict }) => statements.includes(id) && verdict !== 'skip' && verdict !== 'inconclusive',
        );
        return { id, version, verdict: verdictOf(id, judged), scenarios: judged.map((result) => result.id) };
      });
    });
}
