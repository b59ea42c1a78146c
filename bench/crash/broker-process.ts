/** `mqttspec serve --data` in a process that can be killed. */

import { type ChildProcess, spawn } from 'node:child_process';

/** A running broker. */
export interface BrokerProcess {
  readonly port: number;
  /** Kills it with SIGKILL, and resolves when it is gone. */
  kill(): Promise<void>;
}

/** Started, and killed before it listened because `untilMs` milliseconds were over; or listening. */
export async function startBroker(
  mainFile: string,
  dir: string,
  sync: 'full' | 'os',
  untilMs: number | null,
): Promise<BrokerProcess | null> {
  const args = [mainFile, 'serve', '--port', '0', '--data', dir, '--sync', sync, '--max-queued-messages', '1000000'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return gone;
  };
  const timer = untilMs === null ? undefined : setTimeout(() => void kill(), untilMs);
  const port = await portSaidBy(child);
  clearTimeout(timer);
  return port === null ? null : { port, kill };
}

/** Null when it was killed. */
function portSaidBy(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let said = '';
    let remarks = '';
    child.stderr?.on('data', (chunk) => {
      remarks += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const port = /^listening mqtt:\S+:(\d+)$/m.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null);
      else reject(new Error(`the broker ended with exit code ${code} and signal ${signal}: ${remarks.trim()}`));
    });
  });
}
