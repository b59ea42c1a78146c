/** A run as one HTML file that asks nothing of any other machine: plots, ratios, and whether the targets were met. */

import { escapeXml, renderChart } from './chart.ts';
import { showRatio, showTarget } from './figures.ts';
import { style } from './page-style.ts';
import type { BenchResult, Outcome } from './result.ts';

/** Renders it. */
export function renderPage({ startedAt, durationMs, machine, outcomes }: BenchResult): string {
  const groups = [...new Set(outcomes.map(groupOf))];
  const { node, processor, processors, load } = machine;
  const told = `${startedAt}, ${Math.round(durationMs / 1000)} s on ${processors} processors (${processor}), Node ${node}, load ${load.toFixed(1)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>mqttspec bench</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>mqttspec bench</h1>
<p class="quiet">${escapeXml(told)}</p>
<p>A bar is the median of the rounds, a dot one round. A ratio is the median of the ratios of each round.</p>
${groups.map((group) => renderGroup(group, outcomes)).join('\n')}
</main>
</body>
</html>
`;
}

function groupOf({ id }: Outcome): string {
  return id.split('/')[0] ?? id;
}

function renderGroup(group: string, outcomes: readonly Outcome[]): string {
  const members = outcomes.filter((outcome) => groupOf(outcome) === group);
  return `<h2>${escapeXml(group)}</h2>\n${members.map(renderOutcome).join('\n')}`;
}

function renderOutcome(outcome: Outcome): string {
  const { title, unit, better, ratios, judgements } = outcome;
  const verdicts = judgements.map(
    ({ target, met }) =>
      `<li class="${met ? 'met' : 'missed'}">${met ? 'met' : 'not met'}: ${escapeXml(showTarget(target, unit))}</li>`,
  );
  return `<section>
<h3>${escapeXml(title)} <span class="quiet">${escapeXml(unit)}, ${better} is better</span></h3>
${renderChart(outcome)}
<ul>${ratios.map(({ against, median }) => `<li>${showRatio(median)} ${escapeXml(against)}</li>`).join('')}${verdicts.join('')}</ul>
</section>`;
}
