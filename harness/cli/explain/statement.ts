/** A statement explained: what it demands, who judges it, what breaks it, and a scenario at work. */

import type { Fault } from '../../../reference/faults/fault.ts';
import type { CitedVersion, Statement } from '../../../reference/statements/index.ts';
import { checks } from '../../checks/index.ts';
import { whyNotTestable } from '../../coverage/classify.ts';
import { besideLabel, type Layout, labelled } from '../../report/paragraph.ts';
import { count } from '../../report/printable.ts';
import type { Scenario } from '../../scenario.ts';
import { choose, citing, faultsFor, isRed, relevant } from './choose.ts';
import type { Explaining } from './explanation.ts';
import { type Performed, perform, performOn } from './perform.ts';
import { sceneLines } from './scene-lines.ts';
import { statementLines } from './statement-lines.ts';

/** More are for `list`. */
const shownEach = 6;

/** So many faults are tried to find one that breaks what is shown. */
const triedFaults = 6;

/** Explains one statement of one version. */
export async function explainStatement(
  statement: Statement & { readonly version: CitedVersion },
  explaining: Explaining,
): Promise<string[]> {
  const { scenarios, faults, layout } = explaining;
  const { id, version } = statement;
  const judging = citing(scenarios, version, id);
  const looking = checks.filter((check) => (check.statements[version] ?? []).some((cited) => cited === id));
  const subject = { name: id, text: statement.gist, citations: {} };
  const breaking = faultsFor(
    faults.filter(({ breaks }) => (breaks[version] ?? []).some((broken) => broken === id)),
    subject,
  );
  const list = `mqttspec list --statement ${id} --mqtt ${version}`;
  return [
    ...statementLines(statement, version, layout),
    '',
    ...named('judged by', 'scenario', behaviours(judging), list, layout),
    ...named(
      'and by',
      'check',
      looking.map(({ name, title }) => [`check:${name}`, title]),
      '',
      layout,
    ),
    ...(judging.length + looking.length === 0 ? unjudged(statement, layout) : []),
    ...named(
      'broken by',
      'fault',
      breaking.map(({ name, title }) => [name, title]),
      'mqttspec list --faults',
      layout,
    ),
    '',
    ...(await watched(statement, breaking, explaining)),
  ];
}

function unjudged({ id, version }: Statement & { readonly version: CitedVersion }, layout: Layout): string[] {
  return labelled('judged by', `no scenario: ${whyNotTestable(version, id) ?? 'none has been written yet'}`, layout);
}

/** The scenarios of one behaviour by the first of its cases. */
function behaviours(scenarios: readonly Scenario[]): (readonly [string, string])[] {
  const cases = new Map<string, Scenario[]>();
  for (const scenario of scenarios) {
    const behaviour = scenario.id.split('/').slice(0, 2).join('/');
    cases.set(behaviour, [...(cases.get(behaviour) ?? []), scenario]);
  }
  return [...cases.values()].flatMap(([first, ...others]): (readonly [string, string])[] => {
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` (and ${count(others.length, 'case')} more)`;
    return [[first.id, `${first.title}${more}`]];
  });
}

/** How many there are, and the first of them by name. */
function named(
  label: string,
  noun: string,
  entries: readonly (readonly [string, string])[],
  more: string,
  layout: Layout,
  total = entries.length,
): string[] {
  if (entries.length === 0) return [];
  const shown = entries.slice(0, shownEach);
  const rest = entries.length - shown.length;
  return [
    ...labelled(label, count(total, noun), layout),
    ...shown.flatMap(([name, title]) => [
      besideLabel('', layout.palette.bold(name), layout.palette),
      ...labelled('', `  ${title}`, layout, layout.palette.dim),
    ]),
    ...(rest > 0 ? labelled('', `… and more: ${more}`, layout, layout.palette.dim) : []),
  ];
}

async function watched(
  statement: Statement & { readonly version: CitedVersion },
  breaking: readonly Fault[],
  explaining: Explaining,
): Promise<string[]> {
  const { layout, fault } = explaining;
  const performed = await performedFor(statement, breaking, explaining);
  if (performed === null)
    return fault === null ? [] : labelled('', `The fault ${fault.name} shows in none of the scenarios tried.`, layout);
  const { scenario, version, breaker } = performed;
  return [
    ...labelled('watch', `${scenario.id}: ${scenario.title}`, layout, layout.palette.bold),
    ...labelled('', scenario.lesson.replace(/\s+/g, ' ').trim(), layout),
    '',
    ...sceneLines(performed, layout),
    ...(breaker === null
      ? []
      : [
          '',
          besideLabel(
            'broken',
            layout.palette.cyan(`mqttspec explain ${statement.id} --mqtt ${version} --fault ${breaker.name}`),
            layout.palette,
          ),
        ]),
  ];
}

/** What is shown, and a fault that breaks it, to be looked at next. */
type Shown = Performed & { readonly breaker: Fault | null };

/**
 * A scenario that judges it: with the fault asked for broken, else kept, one that some fault breaks. Where only checks
 * judge it, one with such a fault.
 */
async function performedFor(
  { id, version }: Statement & { readonly version: CitedVersion },
  breaking: readonly Fault[],
  { scenarios, fault, target }: Explaining,
): Promise<Shown | null> {
  const judging = citing(scenarios, version, id);
  const [first] = judging;
  if (target !== null)
    return first === undefined
      ? null
      : { ...(await performOn(target, { scenario: first, version, fault: null })), breaker: null };

  const redWith = (broken: Fault, among: readonly Scenario[]): Promise<Performed | null> =>
    choose(
      among.map((scenario) => ({ scenario, version, fault: broken })),
      isRed,
    );
  if (fault !== null || first === undefined) {
    const broken = fault ?? breaking[0];
    const red =
      broken === undefined ? null : await redWith(broken, [...judging, ...relevant(scenarios, version, broken)]);
    return red === null ? null : { ...red, breaker: null };
  }
  for (const breaker of breaking.slice(0, triedFaults)) {
    const red = await redWith(breaker, judging);
    if (red !== null) return { ...(await perform({ ...red, fault: null })), breaker };
  }
  return { ...(await perform({ scenario: first, version, fault: null })), breaker: null };
}
