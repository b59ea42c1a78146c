/** The brokers that take part, each started afresh in a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { InvalidRun } from '../contest.ts';
import type { Target } from './load/target.ts';

/** A broker that listens. */
export interface RunningBroker extends Target {
  stop(): Promise<void>;
}

// Seen from dist/bench/broker.
const ourProgram = fileURLToPath(new URL('../../harness/cli/main.js', import.meta.url));
const aedesProgram = fileURLToPath(new URL('../../../fixtures/targets/parts/aedes.mjs', import.meta.url));

const startingMs = 20_000;

/** Ours, as `mqttspec serve` runs it. */
export async function startOurs(...options: readonly string[]): Promise<RunningBroker> {
  const port = await freePort();
  return startOn(port, process.execPath, [ourProgram, 'serve', '--port', String(port), ...options]);
}

/** Ours with its state on disk. */
export async function startOursKept(): Promise<RunningBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-bench-'));
  return clearing(await startOurs('--data', folder), folder);
}

/** aedes (npm), which runs in Node as well. */
export async function startAedes(): Promise<RunningBroker> {
  const port = await freePort();
  return startOn(port, process.execPath, [aedesProgram, String(port), '0']);
}

/** mosquitto without bounds that ours does not have, without persistence and logs, and with TCP_NODELAY like ours. */
export async function startMosquitto(): Promise<RunningBroker> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-bench-'));
  const config = join(folder, 'mosquitto.conf');
  const lines = [
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
    'persistence false',
    'set_tcp_nodelay true',
    'max_inflight_messages 0',
    'max_queued_messages 0',
    'sys_interval 0',
    'log_dest none',
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  return clearing(await startOn(port, 'mosquitto', ['-c', config]), folder);
}

/** With a folder that goes when it does. */
function clearing({ stop, ...running }: RunningBroker, folder: string): RunningBroker {
  return { ...running, stop: () => stop().then(() => rm(folder, { recursive: true, force: true })) };
}

/** Starts a program and waits until its port answers, the only sign of being ready that all give. */
async function startOn(port: number, command: string, args: readonly string[]): Promise<RunningBroker> {
  const child = spawn(command, args, {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  });
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => {
      const advice = 'Install it (Debian: apt-get install mosquitto), or name the contests that are to run.';
      reject(new InvalidRun(`${command} could not be started. ${advice}`, { cause }));
    });
  });
  const givenUpAtMs = performance.now() + startingMs;
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() > givenUpAtMs) {
      throw new InvalidRun(`expected a broker on port ${port}, and none listens: ${command} ${args.join(' ')}`);
    }
    await sleep(10);
  }
  return { port, pid: child.pid ?? 0, stop: stopper(child) };
}

function stopper(child: ChildProcess): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }
    });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const tell = (isOpen: boolean) => (): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', tell(true));
    socket.once('error', tell(false));
  });
}
