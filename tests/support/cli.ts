/** Runs the built command line as a user does, in a process of its own. */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));

/** What came of a command. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

/** Runs `mqttspec` with these arguments to its end. */
export const mqttspec = (...args: readonly string[]): Promise<Ended> => runProgram(main, args);

/** Runs a program of Node to its end. */
export function runProgram(file: string, args: readonly string[]): Promise<Ended> {
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr, durationMs: performance.now() - startedMs }));
  });
}
