/** The JUnit XML report: the TAP report, converted by the tap-junit program; what the baseline knows to fail is skipped there. */

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import type { RunResult } from '../result.ts';
import type { ReportOptions } from './reporter.ts';
import { renderTap } from './tap.ts';

/** The whole report. Rejects when tap-junit cannot be run. */
export async function renderJunit(
  result: RunResult,
  options: Pick<ReportOptions, 'strict' | 'rerun'>,
): Promise<string> {
  const program = createRequire(import.meta.url).resolve('tap-junit/bin/tap-junit');
  // A process of its own, because tap-junit as a library prints to the console of the process that it is in.
  const child = spawn(process.execPath, [program, '--pretty', '--name=mqttspec', '--classname=mqttspec'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // Should the program die early, its exit code tells more than the broken pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(renderTap(result, { ...options, knownIs: 'SKIP' }));
  const [xml, complaints, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (exitCode !== 0)
    throw new JunitError(`tap-junit should have converted the TAP report, but ended with ${exitCode}: ${complaints}`);
  return `${xml.trimEnd()}\n`;
}

/** The conversion failed, which no run and no broker can cause. */
class JunitError extends Error {
  override readonly name = 'JunitError';
  readonly code = 'MQTTSPEC_JUNIT';
}
