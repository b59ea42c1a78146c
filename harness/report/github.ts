/** Annotations of a GitHub Actions job: workflow commands, as many as GitHub shows. */

import type { RunResult, ScenarioResult } from '../result.ts';
import { clip, printable } from './printable.ts';
import type { ReportOptions } from './reporter.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** GitHub shows so many annotations of each kind for a step; the last of them tells of the rest. */
const shownOfAKind = 10;
const longestMessage = 1000;

type Kind = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly title: string;
  readonly message: string;
}

/** The whole report. */
export function renderGithub(result: RunResult, { strict, rerun }: Pick<ReportOptions, 'strict' | 'rerun'>): string {
  const news = result.scenarios.filter(({ known }) => known === undefined);
  const of = (verdict: ScenarioResult['verdict']): readonly Annotation[] =>
    news.filter((scenario) => scenario.verdict === verdict).map((scenario) => annotationOf(scenario, rerun(scenario)));
  const repaired = (result.baseline?.repaired ?? []).map(({ scenario, versions }) => ({
    title: `${[scenario, ...versions].join(' ')} no longer fails`,
    message: `Take it out of ${result.baseline?.file}, or have it done with --update-baseline.`,
  }));
  const warnings = [...of('warn'), ...of('inconclusive')];
  const lines = [
    ...commands('error', [...of('fail'), ...repaired]),
    ...commands(strict ? 'error' : 'warning', warnings),
    command('notice', { title: 'MQTT conformance', message: verdictSentence(result, strict) }),
  ];
  return `${lines.join('\n')}\n`;
}

function annotationOf(result: ScenarioResult, rerun: string): Annotation {
  const { id, version, verdict, reason, broken } = result;
  const statements = broken.length === 0 ? '' : ` [${broken.join(', ')}]`;
  const told = clip(printable(reason ?? 'no reason was recorded'), longestMessage);
  return { title: `${verdict} ${id} (${version})${statements}`, message: `${told}\n${result.title}\n${rerun}` };
}

function commands(kind: Kind, annotations: readonly Annotation[]): string[] {
  if (annotations.length <= shownOfAKind) return annotations.map((one) => command(kind, one));
  const shown = annotations.slice(0, shownOfAKind - 1);
  const rest = annotations.length - shown.length;
  const note = { title: `${rest} more`, message: 'The Markdown, JSON and HTML reports have all of them.' };
  return [...shown, note].map((one) => command(kind, one));
}

const command = (kind: Kind, { title, message }: Annotation): string =>
  `::${kind} title=${escapedProperty(title)}::${escapedData(message)}`;

/** What would end a command is written as GitHub's own toolkit writes it. */
const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
  escapedData(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
