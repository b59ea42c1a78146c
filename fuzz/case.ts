/** A case: what was done to a broker, step by step, as a small text that can be kept and played again. */

import { fromHex, toHex } from '../reference/codec/hex.ts';
import { type SetupName, setupNames } from './setups.ts';

/** One thing done to the broker. Connections are known by numbers that are not used again. */
export type Step =
  | { readonly kind: 'open'; readonly connection: number }
  /** One chunk. */
  | { readonly kind: 'bytes'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly connection: number }
  /** It reads more slowly than it is sent to, and has caught up. */
  | { readonly kind: 'congested' | 'drained'; readonly connection: number }
  | { readonly kind: 'wait'; readonly durationMs: number };

/** All that decides what happens. */
export interface Case {
  readonly setup: SetupName;
  readonly steps: readonly Step[];
}

/** A case that cannot be read. */
export class CaseError extends Error {
  override readonly name = 'CaseError';
  readonly code = 'MQTTSPEC_FUZZ_CASE';
}

/** A case as text: what is told about it, its setup, and a line for each step. */
export function writeCase({ setup, steps }: Case, remarks: readonly string[]): string {
  return [...remarks.map((remark) => `# ${remark}`), `setup ${setup}`, ...steps.map(writeStep), ''].join('\n');
}

function writeStep(step: Step): string {
  switch (step.kind) {
    case 'open':
    case 'end':
    case 'congested':
    case 'drained':
      return `${step.kind} ${step.connection}`;
    case 'bytes':
      return `bytes ${step.connection} ${toHex(step.bytes).replaceAll(' ', '')}`;
    case 'wait':
      return `wait ${step.durationMs}`;
  }
}

/**
 * Reads what `writeCase` wrote; lines that begin with `#` are passed over.
 * @throws CaseError that names the line.
 */
export function readCase(text: string): Case {
  let setup: SetupName | null = null;
  const steps: Step[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [word = '', first = '', second = ''] = line.split(' ');
    if (word === '' || word.startsWith('#')) continue;
    if (word === 'setup') setup = setupNames.find((name) => name === first) ?? null;
    else steps.push(readStep(word, first, second, index + 1));
  }
  if (setup === null) throw new CaseError(`expected a line "setup NAME", NAME being one of ${setupNames.join(', ')}`);
  return { setup, steps };
}

function readStep(word: string, first: string, second: string, line: number): Step {
  const number = Number(first);
  if (first !== '' && Number.isInteger(number) && number >= 0) {
    if (word === 'open' || word === 'end' || word === 'congested' || word === 'drained') {
      return { kind: word, connection: number };
    }
    if (word === 'wait') return { kind: word, durationMs: number };
    if (word === 'bytes') return { kind: word, connection: number, bytes: fromHex(second) };
  }
  throw new CaseError(
    `line ${line}: expected open, bytes, end, congested, drained or wait with a number, got "${word} ${first}"`,
  );
}
