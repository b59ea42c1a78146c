/** The proof by examples: for each fault one who notices, for each scenario and each check one fault that it notices. */

import type { Fault } from '../../reference/faults/fault.ts';
import type { Check } from '../checks/index.ts';
import type { Scenario } from '../scenario.ts';
import { type FaultProof, joinProofs, type Kill } from './kill-matrix.ts';
import { createOrder, type Subject } from './relevance.ts';
import type { Progress, Workforce } from './workforce.ts';

/** So many scenarios, the most relevant ones for a fault, are tried for a check before all others are. */
const likelyScenarios = 20;

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
  const subjectsOfFaults = new Map(faultSubjects.map((subject) => [subject.name, subject]));
  const scenariosFor = createOrder(scenarioSubjects);
  const proofs: FaultProof[] = [];
  const all = async (
    subjects: readonly Subject[],
    attempt: (subject: Subject) => Promise<readonly FaultProof[]>,
    what: string,
  ): Promise<void> => {
    let done = 0;
    // Put together in the order of the subjects, whoever is done first: the matrix is the same each time.
    const found = await Promise.all(
      subjects.map(async (subject) => {
        const proof = await attempt(subject);
        done += 1;
        progress(`${what} ${done}/${subjects.length}`);
        return proof;
      }),
    );
    proofs.push(...found.flat());
  };
  const isKnown = (known: (kill: Kill) => boolean): boolean => proofs.some(({ kills }) => kills.some(known));

  const attemptFault = (subject: Subject): Promise<readonly FaultProof[]> =>
    workforce.carryOut({
      kind: 'trial',
      faults: [subject.name],
      scenarios: scenariosFor(subject),
      until: 'noticed',
    });
  await all(faultSubjects, attemptFault, 'faults');

  const unproven = scenarioSubjects.filter(({ name }) => !isKnown(({ id, byBody }) => byBody && id === name));
  const attemptScenario = (subject: Subject): Promise<readonly FaultProof[]> =>
    workforce.carryOut({
      kind: 'trial',
      faults: faultsFor(subject),
      scenarios: [subject.name],
      until: 'noticed-by-body',
    });
  await all(unproven, attemptScenario, 'scenarios');

  const idle = checks
    .filter(({ name }) => !isKnown((kill) => kill.checks.includes(name)))
    .map(({ name, title, statements }): Subject => ({ name, text: title, citations: statements }));
  // A check looks at all scenarios: those that have to do with the fault are tried before any other.
  const attemptCheck = async (subject: Subject): Promise<readonly FaultProof[]> => {
    const until = { check: subject.name };
    const tried: FaultProof[] = [];
    for (const fault of faultsFor(subject)) {
      const scenarios = scenariosFor(subjectsOfFaults.get(fault) ?? subject).slice(0, likelyScenarios);
      tried.push(...(await workforce.carryOut({ kind: 'trial', faults: [fault], scenarios, until })));
      if (tried.at(-1)?.kills.some(({ checks: noticing }) => noticing.includes(subject.name))) return tried;
    }
    const whole = { faults: faultsFor(subject), scenarios: scenariosFor(subject) };
    return [...tried, ...(await workforce.carryOut({ kind: 'trial', ...whole, until }))];
  };
  await all(idle, attemptCheck, 'checks');

  return joinProofs(proofs);
}
