/** Chooses what is worth watching: of the scenarios that show a thing, the one with the least to look at. */

import type { Version } from '../../../reference/codec/version.ts';
import type { Fault } from '../../../reference/faults/fault.ts';
import { createOrder, type Subject } from '../../prove/relevance.ts';
import type { Scenario } from '../../scenario.ts';
import { isVirtual, type Performance, type Performed, perform } from './perform.ts';

/** How long is sought. */
interface Effort {
  /** So many are tried, the most promising first. */
  readonly tried: number;
  /** Among so many that show it, the shortest is taken. */
  readonly compared: number;
}

const usualEffort: Effort = { tried: 60, compared: 5 };

/** Those that cite the statement in that version: first those that it is the first of, then those that cite less beside it. */
export function citing(scenarios: readonly Scenario[], version: Version, id: string): readonly Scenario[] {
  const citedBy = (scenario: Scenario): readonly string[] => scenario.statements[version] ?? [];
  const weight = (scenario: Scenario): number => 10 * citedBy(scenario).indexOf(id) + citedBy(scenario).length;
  return scenarios
    .filter((scenario) => citedBy(scenario).includes(id))
    .sort((a, b) => weight(a) - weight(b) || a.mandatedWaitMs - b.mandatedWaitMs);
}

/** All scenarios of a version, those first that have the most to do with the fault. */
export function relevant(scenarios: readonly Scenario[], version: Version, fault: Fault): readonly Scenario[] {
  const runnable = scenarios.filter(({ statements, needs }) => version in statements && !needs.includes('slow'));
  const byId = new Map(runnable.map((scenario) => [scenario.id, scenario]));
  const order = createOrder(
    runnable.map(({ id, title, statements }) => ({ name: id, text: title, citations: statements })),
  );
  const ids = order({ name: fault.name, text: fault.title, citations: fault.breaks });
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Faults in the order of how much they have to do with a scenario, statement or check. */
export function faultsFor(faults: readonly Fault[], subject: Subject): readonly Fault[] {
  const byName = new Map(faults.map((fault) => [fault.name, fault]));
  const order = createOrder(faults.map(({ name, title, breaks }) => ({ name, text: title, citations: breaks })));
  return order(subject).flatMap((name) => byName.get(name) ?? []);
}

/** The shortest performance of the first few that show it; null when none of those tried does. Over sockets the first one is taken. */
export async function choose(
  performances: readonly Performance[],
  shows: (performed: Performed) => boolean,
  { tried, compared }: Effort = usualEffort,
): Promise<Performed | null> {
  const found: Performed[] = [];
  const virtual = performances.filter(isVirtual);
  for (const performance of virtual.slice(0, tried)) {
    const performed = await perform(performance);
    if (shows(performed)) found.push(performed);
    if (found.length === compared) break;
  }
  const [shortest] = found.sort((a, b) => a.result.trace.length - b.result.trace.length);
  if (shortest !== undefined) return shortest;
  for (const performance of performances.filter((one) => !isVirtual(one)).slice(0, tried)) {
    const performed = await perform(performance);
    if (shows(performed)) return performed;
  }
  return null;
}

/** Whether the broker was found wanting, by the scenario itself or by a check. */
export function isRed({ result: { verdict } }: Performed): boolean {
  return verdict === 'fail' || verdict === 'warn';
}
