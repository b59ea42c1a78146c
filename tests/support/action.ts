/** The GitHub Action of this repository, and a runner that carries out its shell steps. */

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser } from 'tap-parser';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A step, as far as it matters here. */
export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What action.yml says. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const actionText: string = await readFile(join(root, 'action.yml'), 'utf8');

/** Reads it. The reader of YAML is that of TAP, whose test points carry YAML blocks. */
export function readAction(): Action {
  const block = actionText.split('\n').map((line) => `  ${line}`);
  const events = Parser.parse(['TAP version 14', '1..1', 'ok 1', '  ---', ...block, '  ...', ''].join('\n'));
  for (const [kind, value] of events) if (kind === 'assert') return (value as { readonly diag: Action }).diag;
  throw new Error('action.yml is no YAML');
}

/** What came of the action. */
export interface Acted {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** As GitHub runs a step of `shell: bash`. */
function bash(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** Carries out the steps that are shell, in an empty folder, until one fails. */
export async function act({ inputs, runs }: Action, given: Readonly<Record<string, string>>): Promise<Acted> {
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-action-'));
  const [summaryFile, outputFile] = [join(folder, 'summary'), join(folder, 'output')];
  await writeFile(summaryFile, '');
  const values: Record<string, string> = {};
  for (const [name, input] of Object.entries(inputs)) values[`inputs.${name}`] = given[name] ?? input.default;
  const filled = (text: string): string => text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, name) => values[name] ?? '');
  let outputs: Record<string, string> = {};
  let ended: Ended = { exitCode: 0, stdout: '', stderr: '' };
  for (const { id, run, env = {} } of runs.steps) {
    if (run === undefined || ended.exitCode !== 0) continue;
    await writeFile(outputFile, '');
    const own = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, filled(text)]));
    const github = {
      GITHUB_ACTION_PATH: root.replace(/\/$/, ''),
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
    };
    ended = await bash(filled(run), folder, { ...process.env, ...github, ...own });
    const lines = (await readFile(outputFile, 'utf8')).split('\n').filter((line) => line !== '');
    outputs = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    for (const [name, value] of Object.entries(outputs)) values[`steps.${id}.outputs.${name}`] = value;
  }
  return { ...ended, summary: await readFile(summaryFile, 'utf8'), outputs };
}
