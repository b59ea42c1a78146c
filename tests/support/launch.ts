/** Starts the brokers that we did not write, each in a process of its own on free ports of loopback. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A broker that listens. */
export interface Launched {
  readonly url: string;
  readonly wsUrl: string;
  stop(): Promise<void>;
}

const targets = fileURLToPath(new URL('../../fixtures/targets/', import.meta.url));

/** So many different ports of loopback that nobody listens on at the moment. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => resolve(server));
      });
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A port of loopback that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

function stopper(child: ChildProcess): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }
    });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Asks again until the port answers: the only sign that mosquitto gives of being ready. */
async function untilListening(port: number, child: ChildProcess, said: () => string): Promise<void> {
  while (!(await answers(port))) {
    if (child.exitCode !== null)
      throw new Error(`the broker ended with code ${child.exitCode} before it listened: ${said()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Starts mosquitto; extra lines are added to its configuration. */
export async function launchMosquitto(extra: readonly string[] = []): Promise<Launched> {
  const [port = 0, wsPort = 0] = await freePorts(2);
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const template = await readFile(join(targets, 'mosquitto.conf'), 'utf8');
  const config = template.replaceAll('{port}', String(port)).replaceAll('{wsPort}', String(wsPort));
  await writeFile(join(folder, 'mosquitto.conf'), [config, ...extra, ''].join('\n'));
  const child = spawn('mosquitto', ['-c', join(folder, 'mosquitto.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', () => reject(new Error('mosquitto is not installed: apt-get install mosquitto')));
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  await untilListening(port, child, () => said);
  const stop = stopper(child);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${wsPort}/mqtt`,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts aedes. */
export async function launchAedes(): Promise<Launched> {
  const child = spawn(process.execPath, [join(targets, 'aedes.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const urls = await new Promise<string[]>((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`aedes ended with code ${code} before it listened`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = [...text.matchAll(/^listening (\S+)$/gm)].flatMap(([, url]) => url ?? []);
      if (found.length === 2) resolve(found);
    });
  });
  const url = urls.find((found) => found.startsWith('mqtt')) ?? '';
  const wsUrl = urls.find((found) => found.startsWith('ws')) ?? '';
  return { url, wsUrl, stop: stopper(child) };
}
