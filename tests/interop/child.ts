/** A child process seen as the lines that it prints. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A running program. */
export interface Child {
  /** The next line that satisfies the test, those before it being skipped. Fails when the program ends first. */
  line(wanted: (line: string) => boolean): Promise<string>;
  /** Writes a line to its standard input. */
  say(line: string): void;
  kill(signal: NodeJS.Signals): void;
  /** Resolves to its exit code, or the signal that ended it. */
  readonly exit: Promise<number | NodeJS.Signals | null>;
  /** What it has written to standard error. */
  readonly complaints: () => string;
}

const running = new Set<Child>();

/** Starts a program. */
export function startChild(file: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Child {
  const child = spawn(file, args, { env: { ...process.env, ...environment } });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  child.stdin.on('error', () => undefined); // it may have ended already
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const self: Child = {
    line: async (wanted) => {
      for (const seen: string[] = []; ; ) {
        const { value, done } = await lines.next();
        if (done === true) throw new Error(`${file} ended early. It said: ${JSON.stringify(seen)} ${complaints}`);
        if (wanted(value)) return value;
        seen.push(value);
      }
    },
    say: (line) => child.stdin.write(`${line}\n`),
    kill: (signal) => child.kill(signal),
    exit: once(child, 'close').then(([code, signal]) => code ?? signal),
    complaints: () => complaints,
  };
  running.add(self);
  void self.exit.then(() => running.delete(self));
  return self;
}

/** Kills what the tests have left behind. */
export async function killAll(): Promise<void> {
  const left = [...running];
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(left.map((child) => child.exit));
}
