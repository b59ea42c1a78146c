/** `run --pcap`: the packets of a run on several threads, WebSocket included, without a password in them. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';
import { launchMosquitto } from '../support/launch.ts';
import { tshark } from '../support/tshark.ts';

interface Entry {
  readonly id: string;
  readonly trace: readonly { readonly packet: { readonly type: string } }[];
}

it('holds the packets of all scenarios, whatever they came to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const [file, jsonFile] = [join(folder, 'some.pcapng'), join(folder, 'report.json')];
  const suites = ['websocket', 'malformed', 'subscribe'].flatMap((name) => ['--suite', name]);
  const args = ['--threads', '2', '--trace', '--reporter', `json=${jsonFile}`, '--pcap', file];
  const { stderr } = await mqttspec('run', ...suites, '--mqtt', '5.0', ...args);
  expect(stderr).toContain(`packets in ${file}\n`);

  const { scenarios }: { scenarios: readonly Entry[] } = JSON.parse(await readFile(jsonFile, 'utf8'));
  const isOpening = ({ packet }: Entry['trace'][number]): boolean => packet.type === 'opened';
  const connected = scenarios.filter(({ trace }) => trace.some(isOpening)).map(({ id }) => id);
  const comments = await tshark(file, 'tcp.flags == 0x002', ['frame.comment']);
  const named = comments.flatMap(([comment = '']) => /^(\S+) \(5\.0\) over (?:tcp|ws), /.exec(comment)?.[1] ?? []);
  expect([...new Set(named)].sort()).toEqual(connected);
  expect(connected.some((id) => id.startsWith('websocket/'))).toBe(true);
  await rm(folder, { recursive: true, force: true });
});

it('holds no password, and leaves no trace in other reports', async () => {
  const broker = await launchMosquitto();
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const file = join(folder, 'some.pcapng');
  const login = ['--username', 'somebody', '--password', 's3cret-pass'];
  const args = ['--mqtt', '5.0', ...login, '--reporter', 'json', '--pcap', file];
  const { stdout } = await mqttspec('run', broker.url, '--scenario', 'ping/answered', ...args);
  await broker.stop();
  expect(JSON.parse(stdout).scenarios).toMatchObject([{ verdict: 'pass', trace: [] }]);
  const bytes = (await readFile(file)).toString('latin1');
  expect(bytes).toContain('ping/answered');
  expect(bytes).not.toContain('s3cret-pass');
  expect((await tshark(file, 'mqtt.username', ['mqtt.passwd']))[0]).toEqual(['***********']);
  await rm(folder, { recursive: true, force: true });
});

it('that cannot be written is told before anything is run', async () => {
  const { exitCode, stderr } = await mqttspec('run', '--scenario', 'ping/answered', '--pcap', tmpdir());
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`Cannot write the report to ${tmpdir()}`)]);
});
