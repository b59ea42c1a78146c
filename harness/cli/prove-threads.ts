/** Spreads the faults of `mqttspec prove` over the processors. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FaultProof } from '../prove/kill-matrix.ts';
import type { ProveWork } from './prove-worker.ts';

/** The proofs of all those faults, in their order, whichever thread was done first. Rejects when a thread breaks. */
export async function proveInThreads(
  names: readonly string[],
  work: ProveWork,
  onDone: (done: number, name: string) => void,
): Promise<readonly FaultProof[]> {
  const proofs = new Map<string, FaultProof>();
  const left = [...names];

  const runThread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./prove-worker.js', import.meta.url), { workerData: work });
      const next = (): void => {
        const name = left.shift();
        if (name === undefined) void worker.terminate().then(() => resolve(), reject);
        else worker.postMessage(name);
      };
      worker.on('message', (proof: FaultProof) => {
        proofs.set(proof.fault, proof);
        onDone(proofs.size, proof.fault);
        next();
      });
      worker.once('error', reject);
      next();
    });

  const threads = Math.max(1, Math.min(availableParallelism(), names.length));
  await Promise.all(Array.from({ length: threads }, runThread));
  return names.flatMap((name) => proofs.get(name) ?? []);
}
