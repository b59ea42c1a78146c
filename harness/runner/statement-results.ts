/** From verdicts of scenarios to a verdict for each statement. */

import { type CitedVersion, numbered } from '../../reference/statements/index.ts';
import { citingChecks, whyNotTestable } from '../coverage/classify.ts';
import type { ScenarioResult, StatementResult } from '../result.ts';

const cited: readonly CitedVersion[] = ['3.1.1', '5.0'];

type StatementVerdict = StatementResult['verdict'];

/** What was found against a statement, if anything was. */
function foundAgainst(id: string, results: readonly ScenarioResult[]): StatementVerdict | null {
  const findings = results.flatMap((result) => result.findings).filter((finding) => finding.statements.includes(id));
  if (findings.some(({ severity }) => severity === 'fail')) return 'fail';
  return findings.some(({ severity }) => severity === 'warn') ? 'warn' : null;
}

/**
 * Every statement of each version that was run. A statement passes when a scenario that cites it came to its end and
 * nothing was found against it; a scenario that failed for another reason says nothing about its own statements. Where
 * no scenario judged it, it passes when always-on checks that cite it had something to look at and found nothing.
 */
export function statementResults(results: readonly ScenarioResult[]): StatementResult[] {
  return cited
    .filter((version) => results.some((result) => result.version === version))
    .flatMap((version) => {
      const ofVersion = results.filter((result) => result.version === version);
      // Then there was something for always-on checks to look at.
      const isHeard = ofVersion.some(({ wasHeard }) => wasHeard);
      return numbered[version].map(({ id }): StatementResult => {
        const judged = ofVersion.filter(
          ({ statements, verdict }) => statements.includes(id) && verdict !== 'skip' && verdict !== 'inconclusive',
        );
        const looked = isHeard ? citingChecks(version, id) : [];
        const unharmed = (): StatementVerdict => {
          const isPassed =
            judged.length === 0
              ? looked.length > 0
              : judged.some(({ verdict }) => verdict === 'pass' || verdict === 'warn');
          if (isPassed) return 'pass';
          return whyNotTestable(version, id) === null ? 'untested' : 'not-testable';
        };
        const verdict = foundAgainst(id, judged) ?? unharmed();
        return { id, version, verdict, scenarios: [...judged.map((result) => result.id), ...looked] };
      });
    });
}
