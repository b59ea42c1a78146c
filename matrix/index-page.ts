/** The index of the published matrix: brokers by version, suites by broker, and what explains the failures of each. */

import type { Version } from '../reference/codec/version.ts';
import type { Explained } from './explained.ts';
import { type Html, html, page } from './html.ts';
import { bar, legend, suiteCell, tallyCells, tallyHeadings, timeTold } from './parts.ts';
import type { Published } from './published.ts';
import { resultsOf, tallyOf, versionsIn } from './tally.ts';

/** A broker with what became of its failures. */
export interface Judged {
  readonly published: Published;
  readonly explained: Explained;
  /** In which of its runs its baseline would have failed a build, and by what. */
  readonly beyond: readonly string[];
}

/** The page. */
export function indexPage(brokers: readonly Judged[], css: string): string {
  return page(
    'How real brokers keep MQTT',
    css,
    html`<h1>How real brokers keep MQTT</h1>
<p class="lead">mqttspec judged ${brokers.length} brokers that we did not write, as they are installed from Debian or npm, on loopback. Each
failure was gone through twice, is explained on the broker's page with its packets and the paragraph of the standard, and can be
repeated: <code>npx mqttspec run --target NAME</code>.</p>
${legend}
<h2 id="versions">By broker and version</h2>
<div class="scroll" role="region" aria-labelledby="versions" tabindex="0"><table class="brokers">
<thead><tr><th scope="col">broker</th><th scope="col">MQTT</th><th scope="col" class="wide"><span class="sr-only">shares</span></th>${tallyHeadings}<th scope="col">judged</th></tr></thead>
${brokers.map(brokerRows)}</table></div>
<h2 id="suites">By suite</h2>
<p>What fails of what was judged: <span class="fail">✗ 2 of 9</span>. Where nothing fails, what is warned of, else how much passes.</p>
${suiteTable(brokers)}
<h2 id="causes">Why</h2>
${brokers.map(causeList)}`,
  );
}

interface SuiteColumn {
  readonly published: Published;
  readonly version: Version;
  /** The class of the first of a broker. */
  readonly edge: string;
}

const nameOf = ({ about }: Published): string => `${about.name} ${about.version}`;

function brokerRows({ published, explained }: Judged): Html {
  const { folder, about, run } = published;
  const spoken = versionsIn(run);
  const leftOut = explained.causes.flatMap((cause) => cause.leftOut).length;
  const told = html`<a href="${folder}/index.html"><b>${nameOf(published)}</b></a>
<small>${about.from}</small>
<small>${explained.causes.length} causes${leftOut > 0 ? `, ${leftOut} scenarios left out` : ''} · <a href="${folder}/README.md">in words</a> · <a href="${folder}/baseline.json">baseline</a> · <a href="${folder}/report.json.gz">report</a></small>`;
  const when = html`${run.startedAt.slice(0, 10)}<small>by mqttspec ${run.tool.version}</small><small>${timeTold(published)}</small>`;
  const rows = spoken.map((version, index) => {
    const tally = tallyOf(resultsOf(run, version));
    const [first, last] =
      index === 0
        ? [
            html`<th scope="rowgroup" rowspan="${spoken.length}">${told}</th>`,
            html`<td rowspan="${spoken.length}">${when}</td>`,
          ]
        : ['', ''];
    return html`<tr>${first}<th scope="row">${version}</th><td class="wide">${bar(tally)}</td>${tallyCells(tally)}${last}</tr>
`;
  });
  return html`<tbody>
${rows}</tbody>
`;
}

function suiteTable(brokers: readonly Judged[]): Html {
  const columns = brokers.flatMap(({ published }): SuiteColumn[] =>
    versionsIn(published.run).map((version, index) => ({ published, version, edge: index === 0 ? 'edge' : '' })),
  );
  const suites = [
    ...new Set(brokers.flatMap(({ published }) => published.run.scenarios.map(({ suite }) => suite))),
  ].sort();
  const heads = brokers.map(
    ({ published }) =>
      html`<th scope="colgroup" colspan="${versionsIn(published.run).length}" class="edge"><a href="${published.folder}/index.html">${published.about.name}</a></th>`,
  );
  const cellOf = (suite: string, { published, version, edge }: SuiteColumn): Html =>
    suiteCell(resultsOf(published.run, version, suite), `${published.folder}/index.html#suite-${suite}`, edge);
  return html`<div class="scroll" role="region" aria-labelledby="suites" tabindex="0"><table class="suites">
<thead><tr><td></td>${heads}</tr>
<tr><th scope="col">suite</th>${columns.map(({ version, edge, published }) => html`<th scope="col" class="${edge}"><span class="sr-only">${published.about.name} </span>${version}</th>`)}</tr></thead>
<tbody>
${suites.map(
  (suite) => html`<tr><th scope="row">${suite}</th>${columns.map((column) => cellOf(suite, column))}</tr>
`,
)}</tbody></table></div>`;
}

function causeList({ published, explained }: Judged): Html {
  const { folder } = published;
  const items = explained.causes.map(({ reason, failures, leftOut }, index) => {
    const many = failures.length > 0 ? `${failures.length}` : `${leftOut.length} left out`;
    return html`<li><a href="${folder}/index.html#cause-${index + 1}">${reason}</a> <span class="faint">(${many})</span></li>
`;
  });
  return html`<details><summary><b>${nameOf(published)}</b>: ${items.length} causes</summary>
<ul>
${items}</ul>
</details>
`;
}
