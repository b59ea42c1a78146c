/** What a run came to: the verdict, and everything that was noticed, by whom. */

import type { Finding, ScenarioResult } from '../../harness/result.ts';
import { StatementNote } from '../components/statement-note.tsx';
import { VerdictBadge } from '../components/verdict-badge.tsx';

interface OutcomeProps {
  readonly result: ScenarioResult;
  /** Who `body` is, for people. */
  readonly body: string;
}

/** The verdict with its reasons. */
export function Outcome({ result, body }: OutcomeProps) {
  const { verdict, reason, findings, observations } = result;
  const observed = Object.entries(observations);
  return (
    <section class={`outcome ${verdict}`} aria-label="Verdict" role="status">
      <p class="outcome-head">
        <VerdictBadge verdict={verdict} large />
        {verdict === 'pass' && (
          <span>
            The broker did all that the standard asks here, and the checks that look at every trace found nothing.
          </span>
        )}
        {findings.length === 0 && reason !== null && <span>{reason}</span>}
      </p>
      {findings.map((finding, index) => (
        <Noticed key={index} finding={finding} result={result} body={body} />
      ))}
      {observed.length > 0 && (
        <p class="faint">
          Observed, where the standard leaves a choice: {observed.map(([name, value]) => `${name} ${value}`).join(', ')}
        </p>
      )}
    </section>
  );
}

interface NoticedProps extends OutcomeProps {
  readonly finding: Finding;
}

function Noticed({ finding, result, body }: NoticedProps) {
  return (
    <div class="noticed">
      <p>
        <span class={`tag ${finding.severity}`}>{finding.by === 'body' ? body : `check ${finding.by}`}</span>{' '}
        {finding.reason}
      </p>
      {finding.statements.map((id) => (
        <StatementNote key={id} version={result.version} id={id} broken />
      ))}
    </div>
  );
}
