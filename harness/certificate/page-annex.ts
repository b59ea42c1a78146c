/** What stands behind the claim, on the page of a certificate: departures, the profile, every statement, the scenarios by suite. */

import { findStatement } from '../../reference/statements/index.ts';
import { sectionUrl } from '../../reference/statements/sections.ts';
import { count } from '../report/printable.ts';
import type { StatementResult } from '../result.ts';
import { verdictMarks, verdicts } from '../verdict.ts';
import type { Certificate, CertifiedScenario } from './certificate.ts';
import { code, definitions, section, table, text } from './markup.ts';

type CertifiedStatement = Certificate['statements'][number];

/** So many of one kind are shown; the data have all. */
const shown = 200;

/** What was found against the broker; empty where nothing was. */
export function departures({ scenarios }: Certificate): string {
  const found = scenarios.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  if (found.length === 0) return '';
  const rows = found
    .sort((a, b) => Number(a.verdict === 'warn') - Number(b.verdict === 'warn'))
    .slice(0, shown)
    .map((one) => [
      `${code(one.id)} ${text(one.version)}`,
      badge(one.verdict),
      `${(one.broken ?? []).map((id) => statementLink({ ...one, id })).join(', ')} ${text(one.reason ?? '')}`,
    ]);
  return section(
    'What was found',
    table(
      'Scenarios that found something',
      ['Scenario', 'Verdict', 'Statements, what was expected and came'],
      rows,
      'found',
    ),
    more(found.length),
  );
}

/** What discovery measured, and what the broker does where it is free. */
export function profile({ profile: found }: Certificate): string {
  const entries = Object.entries(found).map(([name, value]) => [text(name), text(value)] as const);
  return entries.length === 0 ? '' : section('What discovery found', definitions(entries));
}

/** By suite, and what came to no verdict. */
export function scenarioAnnex({ scenarios }: Certificate): string {
  const suites = [...new Set(scenarios.map(suiteOf))];
  const rows = suites.map((suite) => {
    const own = scenarios.filter((one) => suiteOf(one) === suite);
    const amounts = verdicts.map((verdict) => own.filter((one) => one.verdict === verdict).length);
    return [
      text(suite),
      ...amounts.map((amount) => (amount === 0 ? '<span class="none">0</span>' : amount.toLocaleString('en'))),
    ];
  });
  const unsaid = scenarios.filter(({ verdict }) => verdict === 'inconclusive');
  const skips = new Map<string, number>();
  for (const { verdict, reason = '' } of scenarios)
    if (verdict === 'skip') skips.set(reason, (skips.get(reason) ?? 0) + 1);
  return section(
    'Annex A: scenarios by suite',
    table('Scenarios by suite, in all versions', ['Suite', ...verdicts], rows, 'numbers'),
    skips.size === 0
      ? ''
      : table(
          'Skipped, by reason',
          ['Reason', 'Scenarios'],
          [...skips].map(([reason, amount]) => [text(reason), String(amount)]),
          'amounts',
        ),
    unsaid.length === 0
      ? ''
      : table(
          'Without a verdict',
          ['Scenario', 'Version'],
          unsaid.slice(0, shown).map(({ id, version }) => [code(id), text(version)]),
        ),
    more(unsaid.length),
    '<p class="faint">The data within this page have the verdict of each.</p>',
  );
}

/** Every numbered statement of each version. */
export function statementAnnex({ statements }: Certificate): string {
  if (statements.length === 0) return '';
  const versions = [...new Set(statements.map(({ version }) => version))];
  return section(
    'Annex B: every numbered statement',
    '<p>What it requires is told in our words; the number leads to the text, which alone counts.</p>',
    ...versions.map((version) => {
      const own = statements.filter((one) => one.version === version);
      return table(
        `MQTT ${version}: ${count(own.length, 'statement')}`,
        ['Statement', 'Verdict', 'What it requires'],
        own.map(statementRow),
        'statements',
      );
    }),
  );
}

function statementRow(statement: CertifiedStatement): string[] {
  const found = findStatement(statement.version, statement.id);
  return [
    statementLink(statement),
    badge(statement.verdict),
    found === undefined
      ? ''
      : `${text(found.gist)} <span class="faint">${text(found.level)}, ${text(found.section)}</span>`,
  ];
}

function statementLink({ id, version }: Pick<CertifiedStatement, 'id' | 'version'>): string {
  const found = version === '3.1' ? undefined : findStatement(version, id);
  if (found === undefined || version === '3.1') return code(id);
  return `<a href="${text(sectionUrl(version, found.section))}">${text(id)}</a>`;
}

const marks: Readonly<Record<StatementResult['verdict'] | CertifiedScenario['verdict'], string>> = {
  ...verdictMarks,
  untested: '○',
  'not-testable': '–',
};
const words: Partial<Readonly<Record<keyof typeof marks, string>>> = {
  untested: 'not judged',
  'not-testable': 'not on brokers',
};

const badge = (verdict: keyof typeof marks): string =>
  `<span class="badge ${verdict}"><span aria-hidden="true">${marks[verdict]}</span> ${words[verdict] ?? verdict}</span>`;

const suiteOf = ({ id }: CertifiedScenario): string => id.slice(0, id.indexOf('/'));

const more = (found: number): string =>
  found > shown ? `<p>… and ${found - shown} more, which the data within this page have.</p>` : '';
