import { afterAll, beforeAll, expect, test } from 'vitest';
import { toHex } from '../../reference/codec/hex.ts';
import { type BundledBroker, startBundledBroker } from './bundled-broker.ts';
import { judgeTarget } from './run.ts';
import type { RunArguments } from './run-options.ts';
import { testSurroundings } from './test-streams.ts';

let broker: BundledBroker;
beforeAll(async () => {
  broker = await startBundledBroker();
});
afterAll(() => broker.close());

const defaults: RunArguments = {
  mqtt: ['3.1.1'],
  suite: [],
  scenario: ['ping/answered'],
  statement: [],
  reporter: [],
  out: 'reports',
  strict: false,
  trace: false,
  slow: false,
  concurrency: 4,
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
  const { exitCode, stdout } = await run(broker.urls, { reporter: ['tap'] });
  expect(stdout).toMatch(/^TAP version 14\n1\.\.1\nok 1 - ping\/answered \(3\.1\.1\)\n/);
  expect(exitCode).toBe(0);
});

test('without a URL the bundled broker is judged', async () => {
  const { exitCode, stdout } = await run([], {});
  expect(stdout).toContain('1 scenario in ');
  expect(exitCode).toBe(0);
});

test('the password is nowhere in a report with all traces, not in hex either', async () => {
  const login = { username: 'somebody', password: 's3cret-pass' };
  const { stdout } = await run(broker.urls, { ...login, trace: true, reporter: ['json'] });
  expect(stdout).toContain('"type": "connect"');
  for (const secret of Object.values(login)) {
    expect(stdout).not.toContain(secret);
    expect(stdout).not.toContain(toHex(new TextEncoder().encode(secret)));
  }
});

test('nobody at the address is an error of its own, and so is a filter that matches nothing', async () => {
  await expect(run(['mqtt://127.0.0.1:1'], {})).rejects.toMatchObject({ code: 'MQTTSPEC_UNREACHABLE' });
  await expect(run(broker.urls, { suite: ['nonsense'] })).rejects.toMatchObject({ code: 'MQTTSPEC_USAGE' });
  await expect(run(['http://127.0.0.1'], {})).rejects.toMatchObject({ code: 'MQTTSPEC_USAGE' });
});
