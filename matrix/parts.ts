/** What the pages share: tables of verdicts, and what they mean. */

import { duration } from '../harness/report/printable.ts';
import type { ScenarioResult } from '../harness/result.ts';
import { type Verdict, verdictMarks, verdicts } from '../harness/verdict.ts';
import { type Html, html } from './html.ts';
import type { Published } from './published.ts';
import { steadinessSentence } from './steadiness.ts';
import { type Tally, tallyOf } from './tally.ts';

const meanings: Readonly<Record<Verdict, string>> = {
  pass: 'every expectation held',
  fail: 'a MUST of the standard is broken',
  warn: 'a SHOULD is broken, or a reading on which careful implementers differ',
  skip: 'the broker lacks what the scenario needs',
  inconclusive: 'nothing can be said',
};

/** What the marks mean. */
export const legend: Html = html`<ul class="legend" aria-label="What the marks mean">${verdicts.map(
  (verdict) =>
    html`<li><span class="badge ${verdict}">${verdictMarks[verdict]} ${verdict}</span> ${meanings[verdict]}</li>`,
)}</ul>`;

/** The headings of the cells that `tallyCells` makes. */
export const tallyHeadings: Html = html`${verdicts.map(
  (verdict) => html`<th scope="col" class="number">${verdictMarks[verdict]} ${verdict}</th>`,
)}`;

/** A cell for each verdict. */
export function tallyCells(tally: Tally): Html {
  return html`${verdicts.map(
    (verdict) => html`<td class="number ${tally[verdict] === 0 ? 'faint' : verdict}">${tally[verdict]}</td>`,
  )}`;
}

/** The shares of pass, warn and fail among what was judged. */
export function bar(tally: Tally): Html {
  const judged: readonly Verdict[] = ['pass', 'warn', 'fail'];
  return html`<div class="bar" aria-hidden="true">${judged
    .filter((verdict) => tally[verdict] > 0)
    .map((verdict) => html`<i class="${verdict}" style="flex-grow:${tally[verdict]}"></i>`)}</div>`;
}

/** How a suite came out in one cell: what failed of what was judged. */
export function suiteCell(results: readonly ScenarioResult[], href: string, edge: string): Html {
  if (results.length === 0) return html`<td class="cell ${edge} faint"><span class="sr-only">no scenario</span></td>`;
  const { pass, fail, warn, inconclusive } = tallyOf(results);
  const judged = pass + fail + warn;
  if (fail > 0)
    return html`<td class="cell ${edge} fail"><a href="${href}">${verdictMarks.fail} ${fail}<small> of ${judged}</small></a></td>`;
  if (judged === 0) {
    const verdict = inconclusive > 0 ? 'inconclusive' : 'skip';
    return html`<td class="cell ${edge} ${verdict}">${verdictMarks[verdict]}<span class="sr-only"> ${verdict}</span></td>`;
  }
  const verdict = warn > 0 ? 'warn' : 'pass';
  return html`<td class="cell ${edge} ${verdict}">${verdictMarks[verdict]} ${warn > 0 ? warn : judged}<small>${warn > 0 ? ` of ${judged}` : ''}</small><span class="sr-only"> ${verdict}</span></td>`;
}

/** How long it took, and how often it was run where that is known. */
export function timeTold({ about: { steadiness }, run }: Published): string {
  return steadiness === undefined ? `in ${duration(run.durationMs)}` : steadinessSentence(steadiness);
}
