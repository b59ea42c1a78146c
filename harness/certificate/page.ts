/** The page of a certificate: one file without a script, to be read by day and by night, and to be printed. */

import { versions as allVersions, type Version } from '../../reference/codec/version.ts';
import { duration } from '../report/printable.ts';
import type { StatementResult } from '../result.ts';
import { type Verdict, verdictMarks, verdicts } from '../verdict.ts';
import type { Certificate } from './certificate.ts';
import type { ClaimVerdict } from './claim.ts';
import { commandLine, conditionEntries } from './condition-entries.ts';
import { code, definitions, list, section, table, text } from './markup.ts';
import { departures, profile, scenarioAnnex, statementAnnex } from './page-annex.ts';
import { dataLink } from './page-data.ts';
import { pageStyle } from './page-style.ts';
import { certificateText } from './text.ts';

const claims: Readonly<Record<ClaimVerdict, { readonly label: string; readonly mark: string }>> = {
  conformant: { label: 'Conformant', mark: verdictMarks.pass },
  departures: { label: 'Departures found', mark: verdictMarks.fail },
  partial: { label: 'A part was judged', mark: verdictMarks.inconclusive },
};

/** The whole page. */
export function renderPage(certificate: Certificate): string {
  const { target, claim, tool } = certificate;
  const { label, mark } = claims[claim.verdict];
  const name = target.name ?? target.urls.join(' ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="mqttspec ${text(tool.version)}">
<title>MQTT certificate: ${text(name)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<p class="kind"><b>mqttspec</b> Certificate of an MQTT conformance run</p>
<h1>${text(name)}</h1>
<p class="claim ${claim.verdict}"><strong><span aria-hidden="true">${mark}</span> ${label}</strong> <span>${text(claim.sentence)}</span></p>
${definitions(facts(certificate))}
</header>
<main>
<div class="beside">
${section('What is claimed', list(claim.claimed.length > 0 ? claim.claimed : ['Nothing.']))}
${section('What is not claimed', list(claim.notClaimed))}
</div>
${section('Results', totals(certificate))}
${departures(certificate)}
${section('Conditions of the run', definitions(conditionEntries(certificate)))}
${repeat(certificate)}
${profile(certificate)}
${scenarioAnnex(certificate)}
${statementAnnex(certificate)}
</main>
</body>
</html>
`;
}

function facts({ target, startedAt, durationMs, tool, scenarios, sha256 }: Certificate): (readonly [string, string])[] {
  const judged = versionsIn(scenarios.filter(({ verdict }) => verdict !== 'skip' && verdict !== 'inconclusive'));
  return [
    ['Broker at', `${target.urls.map(code).join(' ')}${target.name === null ? ', which does not tell its name' : ''}`],
    ['Judged by', judged.length === 0 ? 'no version of MQTT' : text(`MQTT ${judged.join(', ')}`)],
    ['On', `${text(startedAt.slice(0, 10))}, ${text(startedAt.slice(11, 16))} UTC, for ${duration(durationMs)}`],
    ['With', `mqttspec ${text(tool.version)}`],
    ['SHA-256', code(sha256)],
  ];
}

const versionsIn = (entries: readonly { readonly version: Version }[]): readonly Version[] =>
  allVersions.filter((version) => entries.some((one) => one.version === version));

const statementVerdicts: readonly (readonly [StatementResult['verdict'], string])[] = [
  ['pass', 'kept'],
  ['fail', 'broken'],
  ['warn', 'warning'],
  ['untested', 'not judged here'],
  ['not-testable', 'not on brokers'],
];

/** By version: statements, and scenarios. */
function totals({ statements, scenarios }: Certificate): string {
  const cell = (kind: string, amount: number): string =>
    amount === 0 ? '<span class="none">0</span>' : `<b class="${kind}">${amount.toLocaleString('en')}</b>`;
  const ofStatements = versionsIn(statements).map((version) => [
    `MQTT ${version}`,
    ...statementVerdicts.map(([verdict]) =>
      cell(verdict, statements.filter((one) => one.version === version && one.verdict === verdict).length),
    ),
  ]);
  const ofScenarios = versionsIn(scenarios).map((version) => [
    `MQTT ${version}`,
    ...verdicts.map((verdict: Verdict) =>
      cell(verdict, scenarios.filter((one) => one.version === version && one.verdict === verdict).length),
    ),
  ]);
  const marked = verdicts.map((verdict) => `<span aria-hidden="true">${verdictMarks[verdict]}</span> ${verdict}`);
  return [
    ofStatements.length === 0
      ? ''
      : table(
          'Numbered statements of the standard',
          ['Version', ...statementVerdicts.map(([, word]) => word)],
          ofStatements,
          'numbers',
        ),
    table('Scenarios', ['Version', ...marked], ofScenarios, 'numbers'),
  ].join('\n');
}

/** How a third party does it again. */
function repeat(certificate: Certificate): string {
  const { tool } = certificate;
  const steps = [
    `Take mqttspec ${text(tool.version)}; with another version, lists of statements and scenarios may differ, which it then says.`,
    `Have this page, or ${dataLink(certificateText(certificate), 'save its data')}.`,
    `Run ${code('mqttspec run --from certificate.html URL')} with the URL of the broker, and what it asks for: ${code('--username')}, ${code('--ca')} and the like. It takes the options and the seed from here, and ends by telling which verdicts are others.`,
  ];
  return section(
    'How to repeat it',
    `<ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`,
    `<p>By hand, which judges the same without comparing:</p><pre>${text(commandLine(certificate))}</pre>`,
    '<p class="faint">The hash covers the data, from which this page was drawn. It shows a change by accident, and who can change the data can make it anew: it is no signature.</p>',
  );
}
