/** The proof by examples: for each fault one who notices, for each scenario and each check one fault that it notices. */

import type { Fault } from '../../reference/faults/fault.ts';
import type { Check } from '../checks/index.ts';
import type { Scenario } from '../scenario.ts';
import { type FaultProof, joinProofs, type Kill } from './kill-matrix.ts';
import { createOrder, type Subject } from './relevance.ts';
import type { Trial } from './trial.ts';
import type { Progress, Workforce } from './workforce.ts';

/**
 * Proves by examples, the likely ones first; where there is none it has tried everything. Gives the proofs of all
 * faults, each with the kills that were needed.
 */
export async function proveByExamples(
  faults: readonly Fault[],
  scenarios: readonly Scenario[],
  checks: readonly Check[],
  workforce: Workforce,
  progress: Progress,
): Promise<readonly FaultProof[]> {
  const faultSubjects = faults.map(({ name, title, breaks }): Subject => ({ name, text: title, citations: breaks }));
  const scenarioSubjects = scenarios.map(
    ({ id, title, lesson, statements }): Subject => ({ name: id, text: `${title} ${lesson}`, citations: statements }),
  );
  const faultsFor = createOrder(faultSubjects);
  const scenariosFor = createOrder(scenarioSubjects);
  const proofs: FaultProof[] = [];
  const all = async (subjects: readonly Subject[], trialOf: (subject: Subject) => Trial, what: string) => {
    let done = 0;
    // Put together in the order of the subjects, whoever is done first: the matrix is the same each time.
    const found = await Promise.all(
      subjects.map(async (subject) => {
        const proof = await workforce.carryOut(trialOf(subject));
        done += 1;
        progress(`${what} ${done}/${subjects.length}`);
        return proof;
      }),
    );
    proofs.push(...found.flat());
  };
  const isKnown = (known: (kill: Kill) => boolean): boolean => proofs.some(({ kills }) => kills.some(known));

  const trialOfFault = (subject: Subject): Trial => ({
    kind: 'trial',
    faults: [subject.name],
    scenarios: scenariosFor(subject),
    until: 'noticed',
  });
  await all(faultSubjects, trialOfFault, 'faults');

  const unproven = scenarioSubjects.filter(({ name }) => !isKnown(({ id, byBody }) => byBody && id === name));
  const trialOfScenario = (subject: Subject): Trial => ({
    kind: 'trial',
    faults: faultsFor(subject),
    scenarios: [subject.name],
    until: 'noticed-by-body',
  });
  await all(unproven, trialOfScenario, 'scenarios');

  const idle = checks
    .filter(({ name }) => !isKnown((kill) => kill.checks.includes(name)))
    .map(({ name, title, statements }): Subject => ({ name, text: title, citations: statements }));
  const trialOfCheck = (subject: Subject): Trial => ({
    kind: 'trial',
    faults: faultsFor(subject),
    scenarios: scenariosFor(subject),
    until: { check: subject.name },
  });
  await all(idle, trialOfCheck, 'checks');

  return joinProofs(proofs);
}
