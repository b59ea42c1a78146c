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
export const startOurs = (): Promise<RunningBroker> => startTalking([ourProgram, 'serve', '--port', '0']);

/** aedes (npm), which runs in Node as well. */
export const startAedes = (): Promise<RunningBroker> => startTalking([aedesProgram, '0', '0']);

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
  const child = spawn('mosquitto', ['-c', config], {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  });
  const stop = stopper(child);
  await untilSpawned(child, 'mosquitto is not installed. Debian: apt-get install mosquitto; or name other contests.');
  await untilAnswering(port, child);
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a script of Node that says `listening mqtt://…:PORT` when it is ready. */
async function startTalking(args: readonly string[]): Promise<RunningBroker> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new InvalidRun(`${args.join(' ')}: ended with ${code} before it listened`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = text.match(/^listening mqtt:\S+:(\d+)$/m)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  return { port, pid: child.pid ?? 0, stop: stopper(child) };
}

function untilSpawned(child: ChildProcess, otherwise: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new InvalidRun(otherwise, { cause: error })));
  });
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

/** The only sign that mosquitto gives of being ready. */
async function untilAnswering(port: number, child: ChildProcess): Promise<void> {
  const givenUpAtMs = performance.now() + startingMs;
  while (!(await answers(port))) {
    const isOver = child.exitCode !== null || performance.now() > givenUpAtMs;
    if (isOver)
      throw new InvalidRun(`mosquitto does not listen on port ${port}; is its configuration one that it takes?`);
    await sleep(10);
  }
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
