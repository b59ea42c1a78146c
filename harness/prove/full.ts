/** The whole matrix: every scenario before every fault to which it could react at all. */

import type { Fault } from '../../reference/faults/fault.ts';
import { type FaultProof, joinProofs } from './kill-matrix.ts';
import type { Surveyed } from './survey.ts';
import type { Progress, Workforce } from './workforce.ts';

/** So many runs are one piece of work: large faults are shared, and the threads end at about the same time. */
const runsAtATime = 100;

/**
 * Proves everything. `surveyed` tells to which faults a scenario could react: with any other one the broken broker does
 * before it exactly what the sound one does, so that the run need not be repeated to know that it passes.
 */
export async function proveInFull(
  faults: readonly Fault[],
  surveyed: readonly Surveyed[],
  workforce: Workforce,
  progress: Progress,
): Promise<readonly FaultProof[]> {
  const pieces = faults.flatMap(({ name, title }) => {
    const reacting = surveyed.filter(({ differing }) => differing.includes(name)).map(({ id }) => id);
    const none: FaultProof = { fault: name, title, kills: [], inconclusive: [], unnoticed: [] };
    return [none, ...chunks(reacting, runsAtATime).map((scenarios) => ({ fault: name, scenarios }))];
  });
  let done = 0;
  const proofs = await Promise.all(
    pieces.map(async (piece) => {
      if ('kills' in piece) return [piece];
      const { fault, scenarios } = piece;
      const proof = await workforce.carryOut({ kind: 'trial', faults: [fault], scenarios, until: 'all-is-run' });
      done += 1;
      progress(`${Math.round((100 * done) / pieces.length)} % ${fault}`);
      return proof;
    }),
  );
  return joinProofs(proofs.flat());
}

/** Cuts a list into pieces of so many items at most. */
export function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
