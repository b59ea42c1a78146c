/** Three reports of one run tell the same story: TAP 14, JUnit XML and JSON, on a broker that fails something. */

import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { Parser } from 'tap-parser';
import { expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';
import { launchAedes } from '../support/launch.ts';

interface Entry {
  readonly id: string;
  readonly version: string;
  readonly verdict: string;
}

it('TAP, JUnit and JSON agree, and the exit code with them', async () => {
  const broker = await launchAedes();
  const folder = await mkdtemp(join(tmpdir(), 'mqttspec-'));
  const [xmlFile, jsonFile] = [join(folder, 'report.xml'), join(folder, 'report.json')];
  const reporters = ['--reporter', 'tap', '--reporter', `junit=${xmlFile}`, '--reporter', `json=${jsonFile}`];
  const ended = await mqttspec('run', broker.url, '--mqtt', '3.1.1', ...reporters);
  await broker.stop();

  const report = JSON.parse(await readFile(jsonFile, 'utf8'));
  const scenarios: readonly Entry[] = report.scenarios;
  const nameOf = ({ id, version }: Entry): string => `${id} (${version})`;
  const named = (...verdicts: readonly string[]): string[] =>
    scenarios.filter(({ verdict }) => verdicts.includes(verdict)).map(nameOf);

  expect(ended.stdout.startsWith('TAP version 14\n')).toBe(true);
  const points = Parser.parse(ended.stdout).flatMap((event) => (event[0] === 'assert' ? [event[1]] : []));
  expect(points.map(({ name }) => name)).toEqual(scenarios.map(nameOf));
  expect(points.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(named('fail', 'inconclusive'));
  expect(points.filter(({ skip }) => Boolean(skip)).map(({ name }) => name)).toEqual(named('skip'));

  const suite = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testcase' }).parse(
    await readFile(xmlFile, 'utf8'),
  ).testsuites.testsuite;
  const cases: readonly Record<string, unknown>[] = suite.testcase;
  const casesWith = (child: string): number => cases.filter((one) => child in one).length;
  expect(cases.length).toBe(scenarios.length);
  expect(casesWith('failure')).toBe(named('fail', 'inconclusive').length);
  expect(casesWith('skipped')).toBe(named('skip').length);

  for (const [verdict, count] of Object.entries(report.summary)) expect(named(verdict).length).toBe(count);
  expect(report.schema).toBe(1);
  expect(ended.exitCode).toBe(report.summary.fail > 0 ? 1 : 0);
});
