/** The quick proof: for each fault one who notices, for each scenario and each check one fault that it notices. */

import type { Fault } from '../../reference/faults/fault.ts';
import type { Check } from '../checks/index.ts';
import type { Scenario } from '../scenario.ts';
import type { FaultProof, Kill } from './kill-matrix.ts';
import { byRelevance } from './relevance.ts';
import type { Task } from './task.ts';

/** Tells how far the proof is. */
export type Progress = (what: string) => void;

/** Puts what several tasks found out about the same fault together. */
function joined(proofs: readonly FaultProof[]): FaultProof[] {
  const byFault = new Map<string, FaultProof>();
  for (const proof of proofs) {
    const before = byFault.get(proof.fault);
    byFault.set(proof.fault, before === undefined ? proof : { ...before, kills: [...before.kills, ...proof.kills] });
  }
  return [...byFault.values()];
}

/**
 * Proves by examples, the likely ones first; where there is none it has tried everything. `carryOut` does a task, in
 * whatever thread. Gives the proofs of all faults, each with the kills that were needed.
 */
export async function proveExistence(
  faults: readonly Fault[],
  scenarios: readonly Scenario[],
  checks: readonly Check[],
  carryOut: (task: Task) => Promise<readonly FaultProof[]>,
  progress: Progress,
): Promise<readonly FaultProof[]> {
  const faultSubjects = faults.map(({ name, breaks }) => ({ name, citations: breaks }));
  const scenarioSubjects = scenarios.map(({ id, statements }) => ({ name: id, citations: statements }));
  const proofs: FaultProof[] = [];
  const all = async <T>(items: readonly T[], taskOf: (item: T) => Task, what: string): Promise<void> => {
    let done = 0;
    await Promise.all(
      items.map(async (item) => {
        proofs.push(...(await carryOut(taskOf(item))));
        done += 1;
        progress(`${what} ${done}/${items.length}`);
      }),
    );
  };
  const isKnown = (known: (kill: Kill) => boolean): boolean => proofs.some(({ kills }) => kills.some(known));

  const taskOfFault = (subject: (typeof faultSubjects)[number]): Task => ({
    faults: [subject.name],
    scenarios: byRelevance(subject, scenarioSubjects),
    until: 'noticed',
  });
  await all(faultSubjects, taskOfFault, 'faults');

  const unproven = scenarioSubjects.filter(({ name }) => !isKnown(({ id, byBody }) => byBody && id === name));
  const taskOfScenario = (subject: (typeof scenarioSubjects)[number]): Task => ({
    faults: byRelevance(subject, faultSubjects),
    scenarios: [subject.name],
    until: 'noticed-by-body',
  });
  await all(unproven, taskOfScenario, 'scenarios');

  const idle = checks.filter(({ name }) => !isKnown((kill) => kill.checks.includes(name)));
  const taskOfCheck = ({ name, statements }: Check): Task => {
    const subject = { name, citations: statements };
    return {
      faults: byRelevance(subject, faultSubjects),
      scenarios: byRelevance(subject, scenarioSubjects),
      until: { check: name },
    };
  };
  await all(idle, taskOfCheck, 'checks');

  return joined(proofs).sort((a, b) => (a.fault < b.fault ? -1 : 1));
}
