/** The bundled broker over TLS and over WebSocket in TLS: the same verdicts, and whose certificate is not trusted is told. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Launched, launch } from '../../harness/target/launch/launch.ts';
import { findBuiltCommandLine } from '../interop/programs.ts';
import { mqttspec } from '../support/cli.ts';

interface Entry {
  readonly id: string;
  readonly transport: string;
  readonly verdict: string;
  readonly reason: string | null;
}

let folder: string;
let broker: Launched;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-secure-'));
  const serve = [process.execPath, findBuiltCommandLine(), 'serve', '--no-port', '--self-signed', folder];
  broker = await launch({ command: [...serve, '--tls-port', '{tlsPort}', '--wss-port', '{wssPort}'] });
});
afterAll(async () => {
  await broker.stop();
  await rm(folder, { recursive: true });
});

it.each([
  ['mqtts:', 'tls', 'whole'],
  ['wss:', 'wss', 'bytes'],
])('over %s passes what is judged as %s, framing %s', async (scheme, transport, framing) => {
  const urls = broker.urls.filter((url) => url.startsWith(scheme));
  const what = ['--mqtt', '5.0', '--scenario', 'connect/take-over/*'];
  const how = ['--no-config', '--framing', framing, '--ca', join(folder, 'ca.pem'), '--reporter', 'json'];
  const { exitCode, stdout, stderr } = await mqttspec('run', ...urls, ...what, ...how);
  const scenarios: readonly Entry[] = JSON.parse(stdout).scenarios;
  const others = scenarios.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip');
  expect(others.map(({ id, verdict, reason }) => `${id} ${verdict}: ${reason}`)).toEqual([]);
  expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('Warning')]);
  const passed = scenarios.filter((entry) => entry.verdict === 'pass' && entry.transport === transport);
  expect(passed.length).toBe(4);
});

it('is not judged by one who does not trust its certificate', async () => {
  const { exitCode, stdout, stderr } = await mqttspec('run', ...broker.urls, '--no-config', '--suite', 'connect');
  expect([exitCode, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/--ca/);
});
