import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleResult } from '../report/sample-result.ts';
import { openReports } from './reports.ts';
import { testSurroundings } from './test-streams.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Told {
  readonly stdout: string;
  readonly stderr: string;
}

async function report(...reporter: string[]): Promise<Told> {
  const surroundings = testSurroundings();
  const reports = await openReports(
    { reporter, out: join(folder, 'out'), strict: false, trace: false },
    { ...surroundings, rerun: () => 'mqttspec run' },
  );
  await reports.finish(sampleResult);
  return surroundings.written();
}

test('TAP on stdout, JUnit and JSON in files tell the same story', async () => {
  const [junit, json] = [join(folder, 'deep', 'junit.xml'), join(folder, 'mqttspec.json')];
  const { stdout, stderr } = await report('tap', `junit=${junit}`, `json=${json}`);
  const { summary, scenarios } = JSON.parse(await readFile(json, 'utf8'));
  const { testsuite } = new XMLParser({ ignoreAttributes: false }).parse(await readFile(junit, 'utf8')).testsuites;

  const broken = summary.fail + summary.inconclusive;
  expect(stdout).toMatch(/^TAP version 14\n1\.\.9\n/);
  expect(stdout.match(/^not ok /gm)).toHaveLength(broken);
  expect(stdout.match(/^ok .* # SKIP /gm)).toHaveLength(summary.skip);
  expect(Number(testsuite['@_failures'])).toBe(broken);
  expect(Number(testsuite['@_skipped'])).toBe(summary.skip);
  expect(testsuite.testcase).toHaveLength(scenarios.length);
  expect(stderr).toContain(`junit report in ${junit}\njson report in ${json}\n`);
  expect(stderr).toMatch(/breaks 2 requirements/);
});

test('the console needs no words on stderr', async () => {
  const { stdout, stderr } = await report();
  expect(stdout).toMatch(/breaks 2 requirements/);
  expect(stderr).toBe('');
});

test('junit beside the console goes to the out folder', async () => {
  const { stderr } = await report('console', 'junit');
  expect(stderr).toBe(`junit report in ${join(folder, 'out', 'mqttspec.xml')}\n`);
});

test('a file that cannot be written is told before the run', async () => {
  await expect(report(`json=${folder}`)).rejects.toMatchObject({
    code: 'MQTTSPEC_USAGE',
    message: expect.stringContaining(`Cannot write the report to ${folder}`),
  });
});

test('Markdown is added to the summary of a GitHub job where there is one, unless it is given a file', async () => {
  const [summary, own] = [join(folder, 'summary.md'), join(folder, 'own.md')];
  await writeFile(summary, 'before\n');
  const surroundings = { ...testSurroundings(), env: { GITHUB_STEP_SUMMARY: summary } };
  for (const reporter of ['markdown', `markdown=${own}`]) {
    const given = { reporter: [reporter], out: folder, strict: false, trace: false };
    await (await openReports(given, { ...surroundings, rerun: () => 'mqttspec run' })).finish(sampleResult);
  }
  expect(await readFile(summary, 'utf8')).toBe(`before\n${await readFile(own, 'utf8')}`);
});
