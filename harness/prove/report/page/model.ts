/** The matrix as the page asks it: pairs of a fault and a scenario, and what is shown of them. */

import type { PageData } from '../page-data.ts';

/** What came of a pair; the last two are told by the mode, for pairs of which nothing is said. */
export type Outcome = 'body' | 'check' | 'inconclusive' | 'unnoticed' | 'same' | 'untried';

/** What one version of a scenario noticed. */
export interface Notice {
  readonly version: string;
  readonly byBody: boolean;
  readonly checks: readonly string[];
  readonly reason: string;
}

/** A fault. */
export interface PageFault {
  readonly index: number;
  readonly name: string;
  readonly title: string;
  readonly subject: string;
  readonly breaks: string;
}

/** A scenario. */
export interface PageScenario {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly suite: string;
}

/** A pair of which something is said. */
export interface Pair {
  readonly fault: PageFault;
  readonly scenario: PageScenario;
  readonly outcome: Outcome;
  readonly notices: readonly Notice[];
}

/** What the reader wants to see. */
export interface Wanted {
  readonly faults: string;
  readonly scenarios: string;
  /** `anyone`, `body`, or the name of a check. */
  readonly by: string;
}

const data: PageData = JSON.parse(document.querySelector('#data')?.textContent ?? '');

/** What goes for the whole proof. */
export const facts: PageData = data;

export const allFaults: readonly PageFault[] = data.faults.map(([name, title, subject, breaks], index) => ({
  index,
  name,
  title,
  subject,
  breaks,
}));

export const allScenarios: readonly PageScenario[] = data.scenarios.map(([id, title], index) => ({
  index,
  id,
  title,
  suite: id.slice(0, id.indexOf('/')),
}));

const keyOf = (fault: number, scenario: number): number => fault * allScenarios.length + scenario;
const pairs = new Map<number, Pair>();

for (const [at, { kills, inconclusive, unnoticed }] of data.proofs.entries()) {
  const fault = allFaults[at];
  const enter = (scenarioAt: number, outcome: Outcome, notices: readonly Notice[] = []): void => {
    const scenario = allScenarios[scenarioAt];
    const key = keyOf(at, scenarioAt);
    const before = pairs.get(key);
    if (fault === undefined || scenario === undefined) return;
    const all = [...(before?.notices ?? []), ...notices];
    pairs.set(key, { fault, scenario, outcome: before?.outcome === 'body' ? 'body' : outcome, notices: all });
  };
  for (const scenario of unnoticed) enter(scenario, 'unnoticed');
  for (const scenario of inconclusive) enter(scenario, 'inconclusive');
  for (const [scenario, version, byBody, checks, reason] of kills) {
    const notice = {
      version: data.versions[version] ?? '',
      byBody: byBody === 1,
      checks: checks.map((check) => data.checks[check]?.[0] ?? ''),
      reason: data.reasons[reason] ?? '',
    };
    enter(scenario, notice.byBody ? 'body' : 'check', [notice]);
  }
}

/** All pairs in which a fault was noticed. */
export const noticed: readonly Pair[] = [...pairs.values()].filter(({ notices }) => notices.length > 0);

/** What is said of a pair. */
export function pairOf(fault: PageFault, scenario: PageScenario): Pair {
  const silent = { fault, scenario, outcome: data.mode === 'full' ? 'same' : 'untried', notices: [] } as const;
  return pairs.get(keyOf(fault.index, scenario.index)) ?? silent;
}

function hasWords(text: string, words: string): boolean {
  const lower = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

export const isWantedFault = (fault: PageFault, wanted: Wanted): boolean =>
  hasWords(`${fault.name} ${fault.title} ${fault.breaks}`, wanted.faults);

export const isWantedScenario = (scenario: PageScenario, wanted: Wanted): boolean =>
  hasWords(`${scenario.id} ${scenario.title}`, wanted.scenarios);

/** Whether one of those who are asked for noticed it. */
export function isNoticedBy({ notices }: Pair, by: string): boolean {
  if (by === 'anyone') return notices.length > 0;
  return notices.some(({ byBody, checks }) => (by === 'body' ? byBody : checks.includes(by)));
}
