import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { renderCertificate } from '../certificate/reporter.ts';
import { sampleConditions } from '../certificate/sample-conditions.ts';
import { renderJson } from '../report/json.ts';
import { runOf, sampleScenario } from '../report/sample-result.ts';
import type { Verdict } from '../verdict.ts';
import { type CompareArguments, compare } from './compare.ts';
import { testSurroundings } from './test-streams.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  for (const verdict of ['pass', 'fail'] as const) await writeFile(reportOf(verdict), contentOf(verdict));
});

const reportOf = (verdict: Verdict): string => join(folder, `${verdict}.json`);

const contentOf = (verdict: Verdict): string =>
  renderJson({ ...runOf([sampleScenario({ verdict })]), statements: [] }, { allTraces: false });

async function told(before: string, after: string, given: Partial<CompareArguments> = {}) {
  const surroundings = testSurroundings();
  const exitCode = await compare(before, after, { strict: false, reporter: [], out: folder, ...given }, surroundings);
  return { exitCode, ...surroundings.written() };
}

test('the exit code is 1 when something is worse', async () => {
  expect(await told(reportOf('pass'), reportOf('fail'))).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('Worse: 1 verdict got worse.'),
  });
  expect(await told(reportOf('fail'), reportOf('pass'))).toMatchObject({ exitCode: 0, stderr: '' });
});

test('reporters go to their files', async () => {
  const summary = join(folder, 'summary.md');
  const { stdout, stderr } = await told(reportOf('pass'), reportOf('fail'), {
    reporter: ['json', `markdown=${summary}`],
  });
  expect(JSON.parse(stdout)).toMatchObject({ summary: { worse: 1 } });
  expect(stderr).toContain(`markdown report in ${summary}`);
  expect(await readFile(summary, 'utf8')).toContain('### Worse: 1');
});

test('a file that is not there, or no report, is wrong usage', async () => {
  await expect(told(join(folder, 'none.json'), reportOf('pass'))).rejects.toMatchObject({ code: 'MQTTSPEC_USAGE' });
  const wrong = join(folder, 'wrong.json');
  await writeFile(wrong, '{}');
  await expect(told(reportOf('pass'), wrong)).rejects.toMatchObject({
    code: 'MQTTSPEC_USAGE',
    message: expect.stringContaining(wrong),
  });
});

test('a certificate will do for a report, as data and as page', async () => {
  const result = { ...runOf([sampleScenario()]), conditions: sampleConditions() };
  for (const name of ['certificate.json', 'certificate.html']) {
    const file = join(folder, name);
    await writeFile(file, renderCertificate(result, { file }));
    expect(await told(file, reportOf('fail'))).toMatchObject({ exitCode: 1 });
    expect(await told(reportOf('fail'), file)).toMatchObject({ exitCode: 0 });
  }
});
