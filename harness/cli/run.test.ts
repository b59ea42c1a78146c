import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBroker } from '../../reference/broker/index.ts';
import { systemClock } from '../../reference/clock.ts';
import { toHex } from '../../reference/codec/hex.ts';
import { type RunningServer, startServer } from '../../reference/server/server.ts';
import { loadSuites } from './load-suites.ts';
import { judgeTarget } from './run.ts';
import type { RunArguments } from './run-options.ts';
import { testSurroundings } from './test-streams.ts';

// Read before the tests, whose time is bounded: a busy machine takes long over so many files.
await loadSuites();

const broker = createBroker({ clock: systemClock });
let server: RunningServer;
let urls: readonly string[];
beforeAll(async () => {
  server = await startServer({ broker, host: '127.0.0.1', port: 0, wsPort: 0 });
  urls = server.listeners.map(({ url }) => url);
});
afterAll(async () => {
  broker.stop();
  await server.close();
});

const defaults: RunArguments = {
  mqtt: ['3.1.1'],
  suite: [],
  scenario: ['ping/answered'],
  statement: [],
  scenarios: [],
  reporter: [],
  out: 'reports',
  strict: false,
  trace: false,
  slow: false,
  concurrency: 4,
  threads: 1,
  framing: 'whole',
  declare: {},
  insecure: false,
};

interface Told {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(urls: readonly string[], given: Partial<RunArguments>): Promise<Told> {
  const surroundings = testSurroundings();
  const exitCode = await judgeTarget(urls, { ...defaults, ...given }, surroundings);
  return { exitCode, ...surroundings.written() };
}

test('one scenario against a broker: the report on stdout, the exit code by the verdict', async () => {
  const { exitCode, stdout } = await run(urls, { reporter: ['tap'] });
  expect(stdout).toMatch(/^TAP version 14\n1\.\.1\nok 1 - ping\/answered \(3\.1\.1\)\n/);
  expect(exitCode).toBe(0);
});

test('the password is nowhere in a report with all traces, not in hex either', async () => {
  const login = { username: 'somebody', password: 's3cret-pass' };
  const { stdout } = await run(urls, { ...login, trace: true, reporter: ['json'] });
  expect(stdout).toContain('"type": "connect"');
  for (const secret of Object.values(login)) {
    expect(stdout).not.toContain(secret);
    expect(stdout).not.toContain(toHex(new TextEncoder().encode(secret)));
  }
});

test('nobody at the address is an error of its own, and so is a filter that matches nothing', async () => {
  await expect(run(['mqtt://127.0.0.1:1'], {})).rejects.toMatchObject({ code: 'MQTTSPEC_UNREACHABLE' });
  await expect(run(urls, { suite: ['nonsense'] })).rejects.toMatchObject({ code: 'MQTTSPEC_USAGE' });
  await expect(run(['http://127.0.0.1'], {})).rejects.toMatchObject({ code: 'MQTTSPEC_USAGE' });
});
