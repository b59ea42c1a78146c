/** `--baseline FILE` and `--update-baseline`: reads the known failures before a run, holds it against them, writes them after it. */

import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { RunResult, ScenarioResult } from '../../result.ts';
import { UsageError } from '../../target/errors.ts';
import type { Declared } from '../selection.ts';
import { gateOf } from './gate.ts';
import { knownFailuresText, parseKnownFailures } from './known-failure.ts';

/** What commander makes of the options. */
export interface BaselineArguments {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** Options of other kinds that have a say. */
interface GateArguments {
  readonly strict: boolean;
  readonly mqtt: readonly unknown[];
}

/** Adds them to a command. */
export function addBaselineOptions(command: Command): Command {
  return command
    .option('--baseline <file>', 'known failures: only others fail the run, and entries that no longer fail')
    .option('--update-baseline', 'write that file anew by what this run judges, keeping the reasons');
}

/** What is known before the run. */
export interface Baseline {
  /** A result, marked where it fails as it is known to. */
  marked(result: ScenarioResult): ScenarioResult;
  /** The run held against what is known; with `--update-baseline` that is first brought up to date, if it can be, which is said. */
  held(result: RunResult): Promise<RunResult>;
}

const nothingKnown: Baseline = { marked: (result) => result, held: (result) => Promise.resolve(result) };

/**
 * Reads the file; `scenarios` are all that there are, selected or not.
 * @throws UsageError for a file that is none, an entry that names no scenario, and an update of no file.
 */
export async function openBaseline(
  { baseline: file, updateBaseline: updates = false, strict, mqtt }: BaselineArguments & GateArguments,
  scenarios: readonly Declared[],
  say: (text: string) => void,
): Promise<Baseline> {
  if (file === undefined) {
    if (updates) throw new UsageError('--update-baseline needs the file: --baseline FILE --update-baseline');
    return nothingKnown;
  }
  const entries = parseKnownFailures(await contentOf(file, updates), file, scenarios);
  const options = { strict, scenarios, allVersions: mqtt.length === 0 };
  const gate = gateOf(file, entries, options);
  return {
    marked: gate.marked,
    held: async (result) => {
      if (!updates) return gate.held(result);
      const updated = gate.updated(result);
      const trouble = await troubleOfWriting(file, knownFailuresText(updated));
      if (trouble !== null) {
        say(`mqttspec: --baseline ${file} cannot be written, and is as it was: ${trouble}\n`);
        return gate.held(result);
      }
      say(`baseline in ${file}: ${updated.length} entries, before ${entries.length}\n`);
      return gateOf(file, updated, options).held(result);
    },
  };
}

const empty = '{ "known": [] }';

async function contentOf(file: string, updates: boolean): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (updates && cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return empty;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--baseline ${file} cannot be read: ${why}. Make it with --update-baseline.`, { cause });
  }
}

/** Null where it was written. It is no reason to lose the reports of a run. */
async function troubleOfWriting(file: string, content: string): Promise<string | null> {
  try {
    await writeFile(file, content);
    return null;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
