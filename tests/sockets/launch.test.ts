/** Brokers that are started for a run: what is told when one does not come up, and that nothing of it is left. */

import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Launch } from '../../harness/target/launch/definition.ts';
import { launch } from '../../harness/target/launch/launch.ts';
import { answers } from '../../harness/target/launch/ports.ts';
import { mqttspec } from '../support/cli.ts';

const main = fileURLToPath(new URL('../../dist/harness/cli/main.js', import.meta.url));
const node = process.execPath;
const listener = 'require("net").createServer(() => {}).listen(process.argv[1])';

/** Whether a process is there that still runs. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/^\d+ \(.*\) [ZX]/.test(readFileSync(stat, 'utf8'));
}

describe('launch', () => {
  it('starts the bundled broker on free ports, keeps its words, and ends it', async () => {
    const { urls, log, ended, stop } = await launch({
      command: [node, main, 'serve', '--port', '{port}', '--ws-port', '{wsPort}'],
    });
    expect(urls.map((url) => new URL(url).protocol)).toEqual(['mqtt:', 'ws:']);
    expect(await log()).toContainEqual(expect.stringContaining('listening mqtt://'));
    expect(ended()).toBeNull();
    await stop();
    for (const url of urls) expect(await answers('127.0.0.1', Number(new URL(url).port), 1000)).toBe(false);
  });

  it('ends with the broker all that it started, also what heeds no SIGTERM, and its folder', async () => {
    const stubborn = `process.on("SIGTERM", () => {}); console.log("pid", process.pid, process.argv[2]); ${listener}`;
    const { log, stop } = await launch({
      command: ['sh', '-c', `'${node}' -e '${stubborn}' {port} {dir} & wait`],
    });
    const [, pid = '', folder = ''] = /pid (\d+) (\S+)/.exec((await log()).join('\n')) ?? [];
    expect([isAlive(Number(pid)), existsSync(folder)]).toEqual([true, true]);
    await stop();
    await expect.poll(() => isAlive(Number(pid)), { timeout: 20_000 }).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  it.each<[string, Launch, string, RegExp]>([
    [
      'dies',
      { command: [node, '-e', 'console.error("no such listener"); process.exit(7)', '{port}'] },
      'MQTTSPEC_UNREACHABLE',
      /ended with code 7 before it answered at mqtt:\S+\. Its last lines:\n {2}no such listener/,
    ],
    [
      'goes to the background',
      { command: [node, '-e', ''], urls: ['mqtt://127.0.0.1:{port}'] },
      'MQTTSPEC_UNREACHABLE',
      /must stay in the foreground\. It wrote nothing\./,
    ],
    [
      'never answers',
      { command: [node, '-e', 'setInterval(() => {}, 1000)', '{port}'], readyMs: 100 },
      'MQTTSPEC_UNREACHABLE',
      /is running, but nobody answered at mqtt:\S+ within 0\.1 s/,
    ],
    [
      'is not installed',
      { command: 'no-such-broker -p {port}', install: 'apt-get install it' },
      'MQTTSPEC_USAGE',
      /cannot launch no-such-broker, which is not found\. Install it: apt-get install it/,
    ],
    [
      'is to run in a folder that is not there',
      { command: [node, '{port}'], cwd: '/no/such/folder' },
      'MQTTSPEC_USAGE',
      /the folder \/no\/such\/folder does not exist/,
    ],
  ])('of a command that %s says so', async (_what, definition, code, sentence) => {
    await expect(launch(definition)).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
  });

  it('does not take for the broker who was there before', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(launch({ command: [node, '-e', ''], urls: [`mqtt://127.0.0.1:${port}`] })).rejects.toThrow(
      /somebody listens at .* already/,
    );
    other.close();
  });
});

describe('run', () => {
  it('--target starts a broker and tells what it wrote on the clients of a failure', async () => {
    const out = await mkdtemp(join(tmpdir(), 'mqttspec-'));
    const file = join(out, 'a.json');
    const scenario = 'retain/as-published-changed/from-1';
    const args = ['--target', 'mosquitto', '--scenario', scenario, '--mqtt', '5.0', '--out', out];
    const ended = await mqttspec('run', ...args, '--reporter', `json=${file}`);
    expect(ended.exitCode).toBe(1);
    const { target, scenarios } = JSON.parse(await readFile(file, 'utf8'));
    const { clientId } = scenarios[0].trace.find(
      (event: { packet: { type: string } }) => event.packet.type === 'connect',
    ).packet;
    expect(scenarios[0].brokerLog).toContainEqual(
      expect.stringMatching(new RegExp(`New client connected .* as ${clientId}`)),
    );
    expect(target.brokerLog.length).toBeGreaterThan(0);
    expect(await readFile(join(out, 'broker.log'), 'utf8')).toContain(clientId);
  });

  it('--launch of a command that dies is exit code 3', async () => {
    const out = await mkdtemp(join(tmpdir(), 'mqttspec-'));
    const ended = await mqttspec('run', '--out', out, '--launch', `'${node}' -e 'process.exit(9)' {port}`);
    expect([ended.exitCode, ended.stdout]).toEqual([3, '']);
    expect(ended.stderr).toMatch(/ended with code 9/);
  });
});
