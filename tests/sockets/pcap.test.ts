/** `run --pcap`: the packets of a run on several threads, WebSocket included, without a password in them. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';
import { launchMosquitto } from '../support/launch.ts';
import { tshark } from '../support/tshark.ts';

it('holds the packets of all scenarios, whatever they came to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const [file, jsonFile] = [join(folder, 'some.pcapng'), join(folder, 'report.json')];
  const suites = ['websocket', 'malformed', 'subscribe'].flatMap((name) => ['--suite', name]);
  const args = ['--threads', '2', '--reporter', `json=${jsonFile}`, '--pcap', file];
  const { stderr } = await mqttspec('run', ...suites, '--mqtt', '5.0', ...args);
  expect(stderr).toContain(`packets in ${file}\n`);

  const report = JSON.parse(await readFile(jsonFile, 'utf8'));
  const scenarios: readonly { id: string; verdict: string; trace: unknown[] }[] = report.scenarios;
  const run = scenarios.filter(({ verdict }) => verdict !== 'skip');
  const comments = await tshark(file, 'tcp.flags == 0x002', ['frame.comment']);
  const named = new Set(
    comments.flatMap(([comment = '']) => /^(\S+) \(5\.0\) over (?:tcp|ws), /.exec(comment)?.[1] ?? []),
  );
  // Of a scenario that opens no connection there is nothing to see.
  expect(run.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([]);
  expect([...named].some((id) => id.startsWith('websocket/'))).toBe(true);
  // They went to the file: the report keeps none of what passed.
  expect(run.every(({ trace, verdict }) => trace.length === 0 || verdict !== 'pass')).toBe(true);
  await rm(folder, { recursive: true, force: true });
});

it('holds no password', async () => {
  const broker = await launchMosquitto();
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const file = join(folder, 'some.pcapng');
  const login = ['--username', 'somebody', '--password', 's3cret-pass'];
  await mqttspec('run', broker.url, '--scenario', 'ping/answered', ...login, '--pcap', file);
  await broker.stop();
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
