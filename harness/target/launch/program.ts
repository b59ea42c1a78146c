/** A broker's program: started as the leader of a group of processes, and ended with all of that group. */

import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { x } from 'tinyexec';
import { UsageError } from '../errors.ts';
import type { Launch } from './definition.ts';

/** Milliseconds from SIGTERM to SIGKILL. */
const graceMs = 10_000;
/** Exit codes by the shells' rule, where a signal comes and nobody else listens for it. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** A started program. */
export interface Started {
  /** How it ended, for people; null while it runs. */
  ended(): string | null;
  /** Resolves when it has ended. */
  readonly end: Promise<void>;
  signal(name: NodeJS.Signals): void;
}

/** Starts it; what it writes goes to the open file `log`. Rejects with a UsageError when there is no such program. */
export async function start(
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  { cwd, install }: Launch,
  log: number,
): Promise<Started> {
  const child = x(program, args, {
    persist: true,
    nodeOptions: {
      stdio: ['ignore', log, log],
      ...(cwd !== undefined && { cwd }),
      // Debian keeps brokers where the PATH of a user does not lead.
      env: { PATH: `${process.env['PATH']}:/usr/local/sbin:/usr/sbin`, ...env },
    },
  }).process;
  if (child === undefined) throw new Error('tinyexec started nothing');
  let ended: string | null = null;
  const end = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = signal ?? `code ${code}`;
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause: NodeJS.ErrnoException) => {
      const where = cwd === undefined || existsSync(cwd) ? '' : `: the folder ${cwd} does not exist`;
      const why = cause.code === 'ENOENT' ? where || ', which is not found' : `: ${cause.message}`;
      const advice = install === undefined ? '' : `. Install it: ${install}`;
      reject(new UsageError(`cannot launch ${program}${why}${advice}`, { cause }));
    });
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} was started and has no process id`);
  return {
    end,
    ended: () => ended,
    signal: (name) => {
      try {
        process.kill(-pid, name);
      } catch {
        // All of them have ended.
      }
    },
  };
}

/** SIGTERM to all of the group, and SIGKILL where that does not do. */
export async function stop(started: Started): Promise<void> {
  started.signal('SIGTERM');
  const patience = new AbortController();
  const late = pause(graceMs, 'late', { signal: patience.signal }).catch(() => 'in time');
  if ((await Promise.race([started.end, late])) === 'late') started.signal('SIGKILL');
  await started.end;
  patience.abort();
  // Whatever it had started and did not end.
  started.signal('SIGKILL');
}

/** Removes what the broker was given to write in; one that was just killed may be writing still. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Ends the broker where this process ends without stopping it. Gives the way to call that off. */
export function guard(started: Started, folder: string): () => void {
  const onExit = (): void => {
    started.signal('SIGKILL');
    removeFolder(folder);
  };
  const onSignal = (name: 'SIGINT' | 'SIGTERM'): void => {
    if (process.listenerCount(name) === 1) process.exit(exitCodes[name]);
  };
  process.once('exit', onExit);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
  return () => {
    process.off('exit', onExit);
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, onSignal);
  };
}
