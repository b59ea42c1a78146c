/** A figure from a process of its own. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { InvalidRun } from './contest.ts';

const execute = promisify(execFile);

/**
 * Runs a script of Node, which prints one number and nothing else; what it remarks on stderr is passed on.
 *
 * @throws InvalidRun where it ends with another exit code than 0, or prints something else.
 */
export async function measureInChild(script: string, args: readonly string[]): Promise<number> {
  const { stdout, stderr } = await execute(process.execPath, [script, ...args]).catch((error: { stderr?: string }) => {
    throw new InvalidRun(`${args.join(' ')}: ${error.stderr?.trim() || String(error)}`, { cause: error });
  });
  process.stderr.write(stderr);
  const figure = Number(stdout);
  if (stdout.trim() === '' || !Number.isFinite(figure)) {
    throw new InvalidRun(`${args.join(' ')}: expected a number, got ${JSON.stringify(stdout)}`);
  }
  return figure;
}
