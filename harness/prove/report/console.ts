/** A proof for people at a terminal: suites against subjects of faults, then what is not proven. */

import type { Palette } from '../../report/palette.ts';
import type { FaultProof, KillMatrix } from '../kill-matrix.ts';
import type { ProofReportOptions } from './reporter.ts';
import { tally } from './tally.ts';

const columnGap = 2;

/** How many faults of each subject the scenarios of each suite noticed. */
function table(matrix: KillMatrix, palette: Palette): string[] {
  const { suites, subjects, noticed } = tally(matrix);
  const heads = subjects.map(({ subject }) => subject);
  const total = 'faults killed';
  const nameWidth = Math.max(total.length, ...suites.map((suite) => suite.length));
  const row = (name: string, cells: readonly string[]): string =>
    `  ${name.padEnd(nameWidth)}${cells.map((cell, at) => cell.padStart((heads[at]?.length ?? 0) + columnGap)).join('')}`;
  return [
    palette.dim(row('', heads)),
    ...suites.map((suite) =>
      row(
        suite,
        heads.map((subject) => String(noticed(suite, subject).length || '·')),
      ),
    ),
    palette.bold(
      row(
        total,
        subjects.map(({ faults, killed }) => (killed === faults ? String(faults) : `${killed}/${faults}`)),
      ),
    ),
  ];
}

function details({ fault, kills, inconclusive, title }: FaultProof): string[] {
  const doubt = inconclusive.length > 0 ? `, ${inconclusive.length} inconclusive` : '';
  return [
    `${kills.length === 0 ? 'SURVIVES' : 'killed  '}  ${fault}  by ${kills.length}${doubt}  ${title}`,
    ...kills.map(({ id, version, checks, byBody, reason }) => {
      const by = [...(byBody ? ['body'] : []), ...checks].join(', ');
      return `            ${id} (${version}) [${by}] ${reason}`;
    }),
    ...inconclusive.map((which) => `            inconclusive: ${which}`),
  ];
}

function list(heading: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : ['', heading, ...names.map((name) => `  ${name}`)];
}

/** Renders it. */
export function renderConsole(matrix: KillMatrix, { palette, verbose }: ProofReportOptions): string {
  const { proofs, survivors, neverKilled, idleChecks, scenarios, checks, seed, mode, versions } = matrix;
  const share = (all: number, open: number, what: string): string => `${all - open} of ${all} ${what}`;
  const how =
    mode === 'full'
      ? 'The number of faults of each subject (columns) that each suite (rows) notices:'
      : 'The number of faults of each subject (columns) for which a suite (rows) was the example; all of them: --full.';
  return [
    ...(verbose ? [...proofs.flatMap(details), ''] : []),
    how,
    '',
    ...table(matrix, palette),
    ...list('Faults that survive:', survivors),
    ...list('Scenarios that no fault turns red:', neverKilled),
    ...list('Always-on checks that no fault turns red:', idleChecks),
    '',
    `${share(proofs.length, survivors.length, 'faults killed')}, ${share(scenarios.length, neverKilled.length, 'scenarios')} and ${share(checks.length, idleChecks.length, 'always-on checks')} able to fail`,
    palette.dim(`MQTT ${versions.join(', ')}, seed ${seed}`),
    '',
  ].join('\n');
}
