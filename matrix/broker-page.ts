/** The page of one broker: what it fails by cause, and of each failure the statement, what was expected and came, and the packets. */

import { ladder } from '../harness/report/ladder.ts';
import { printable } from '../harness/report/printable.ts';
import { requirementsOf } from '../harness/report/requirement.ts';
import type { ScenarioResult } from '../harness/result.ts';
import type { Verdict } from '../harness/verdict.ts';
import { sectionTitle, sectionUrl } from '../reference/statements/sections.ts';
import type { Case, Cause, Unsteady } from './explained.ts';
import { type Html, html, page } from './html.ts';
import type { Judged } from './index-page.ts';
import { bar, legend, tallyCells, tallyHeadings, timeTold } from './parts.ts';
import { outcomeLine } from './steadiness.ts';
import { resultsOf, tallyOf, versionsIn } from './tally.ts';

/** The page. */
export function brokerPage({ published, explained, beyond }: Judged, css: string): string {
  const { about, run } = published;
  const name = `${about.name} ${about.version}`;
  const rows = versionsIn(run).map((version) => {
    const tally = tallyOf(resultsOf(run, version));
    return html`<tr><th scope="row">${version}</th><td class="wide">${bar(tally)}</td>${tallyCells(tally)}</tr>
`;
  });
  return page(
    `${name}: how it keeps MQTT`,
    css,
    html`<p><a href="../index.html">All brokers</a></p>
<h1>${name}</h1>
<p class="lead">${about.from}. Judged on ${run.startedAt.slice(0, 10)} by mqttspec ${run.tool.version}, ${timeTold(published)}: <code>npx mqttspec run --target ${about.target}</code>.
The same <a href="README.md">in words</a>, with what was tried by hand; the <a href="baseline.json">baseline</a>; the <a href="report.json.gz">whole report</a>.</p>
${gateNote(about.steadiness?.durationsMs.length ?? 1, beyond)}
${legend}
<div class="scroll" role="region" aria-label="Verdicts by version" tabindex="0"><table class="brokers"><thead><tr><th scope="col">MQTT</th><th scope="col" class="wide"><span class="sr-only">shares</span></th>${tallyHeadings}</tr></thead>
<tbody>
${rows}</tbody></table></div>
<h2>Failures by cause</h2>
${explained.causes.map((cause, index) => causeSection(cause, index + 1))}
<h2>Failures by suite</h2>
${bySuite(explained.causes)}
${others(run.scenarios, 'warn', 'Warnings')}
${others(run.scenarios, 'inconclusive', 'Inconclusive')}
${unsteady(explained.unsteady, about.steadiness?.durationsMs.length ?? 1)}`,
  );
}

/** Whether its people could gate a build by the baseline: what comes and goes has to be in it as such. */
function gateNote(runs: number, beyond: readonly string[]): Html {
  if (runs === 1) return html``;
  return beyond.length === 0
    ? html`<p>With this baseline each of the ${runs} runs ends with exit code 0.</p>`
    : html`<p>With this baseline not each of the ${runs} runs ends with exit code 0: ${beyond.join('; ')}.</p>`;
}

function causeSection({ reason, issue, varies, failures, leftOut }: Cause, number: number): Html {
  return html`<section id="cause-${number}">
<h3>${number}. ${reason}</h3>
${issue === null ? '' : html`<p>Known to its people: <a href="${issue}">${issue}</a></p>`}
${varies.map((why) => html`<p>Not seen each time: ${why}.</p>`)}
${statementNotes(failures)}
${failures.map(failure)}
${leftOut.length === 0 ? '' : html`<p>Left out of the run because of it: ${leftOut.map(({ id, version }) => html`<code>${id}</code> (${version}) `)}</p>`}
</section>
`;
}

/** The statements that these break, each once, with where the standard says it. */
function statementNotes(failures: readonly ScenarioResult[]): Html {
  const notes = new Map<string, Html>();
  for (const result of failures) {
    const version = result.version === '5.0' ? '5.0' : '3.1.1';
    for (const { id, level, section, gist } of requirementsOf(result))
      notes.set(
        `${id} ${version}`,
        html`<li><b class="mono">${id}</b> <span class="level">${level}</span> <a href="${sectionUrl(version, section)}">MQTT ${version}, ${section} ${sectionTitle(version, section) ?? ''}</a><br>${gist}</li>
`,
      );
  }
  return notes.size === 0
    ? html``
    : html`<ul class="statements">
${[...notes.values()]}</ul>`;
}

const anchorOf = ({ id, version }: Case): string => `${id}-${version}`.replaceAll('/', '-');

function failure(result: ScenarioResult): Html {
  const { id, version, title, reason } = result;
  const lines = ladder(result).map(({ text, offending }) => `${offending ? '>' : ' '} ${text}`);
  return html`<details id="${anchorOf(result)}"><summary><code>${id}</code> (${version}) <span class="faint">${printable(reason ?? '')}</span></summary>
<p>${title}.</p>
<pre tabindex="0">${lines.join('\n')}</pre>
</details>
`;
}

/** Where to find what fails in a suite. */
function bySuite(causes: readonly Cause[]): Html {
  const failures = causes.flatMap((cause, index) => cause.failures.map((result) => ({ result, number: index + 1 })));
  const suites = [...new Set(failures.map(({ result }) => result.suite))].sort();
  const items = suites.map((suite) => {
    const these = failures.filter(({ result }) => result.suite === suite);
    const numbers = [...new Set(these.map(({ number }) => number))];
    return html`<li id="suite-${suite}"><b>${suite}</b>: ${these.length}, by cause ${numbers.map((number, index) => html`${index === 0 ? '' : ', '}<a href="#cause-${number}">${number}</a>`)}</li>
`;
  });
  return html`<ul>
${items}</ul>`;
}

function others(results: readonly ScenarioResult[], verdict: Verdict, title: string): Html {
  const found = results.filter((one) => one.verdict === verdict);
  if (found.length === 0) return html``;
  const items = found.map(
    ({
      id,
      version,
      reason,
    }) => html`<li><code>${id}</code> (${version}) <span class="faint">${printable(reason ?? '')}</span></li>
`,
  );
  return html`<h2>${title}</h2>
<ul class="plain">
${items}</ul>`;
}

function unsteady(differing: readonly Unsteady[], runs: number): Html {
  if (differing.length === 0) return html``;
  const items = differing.map(
    ({
      id,
      version,
      outcomes,
      explanation,
    }) => html`<li><code>${id}</code> (${version})${explanation === null ? '' : html`: ${explanation}`}${outcomes.map(
      (outcome) => html`<br><span class="faint">${printable(outcomeLine(outcome))}</span>`,
    )}</li>
`,
  );
  return html`<h2>Not the same in each of ${runs} runs</h2>
<ul class="plain">
${items}</ul>`;
}
