import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { renderJunit } from './junit.ts';
import { departed, hostileText, runOf, sampleResult } from './sample-result.ts';

interface TestCase {
  readonly name: string;
  readonly skipped?: unknown;
  readonly failure?: { readonly message: string; readonly type: string };
  readonly 'system-out'?: unknown;
}

const rerun = (): string => 'mqttspec run';

async function suiteOf(
  run = sampleResult,
  strict = false,
): Promise<{ readonly counts: object; readonly cases: TestCase[] }> {
  const xml = await renderJunit(run, { strict, rerun });
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testcase',
  });
  const { testcase, tests, skipped, failures } = parser.parse(xml).testsuites.testsuite;
  return { counts: { tests: Number(tests), skipped: Number(skipped), failures: Number(failures) }, cases: testcase };
}

test('the counts are those of the summary', async () => {
  const { fail, inconclusive, warn, skip } = sampleResult.summary;
  const tests = sampleResult.scenarios.length;
  expect((await suiteOf()).counts).toEqual({ tests, skipped: skip, failures: fail + inconclusive });
  expect((await suiteOf(sampleResult, true)).counts).toEqual({
    tests,
    skipped: skip,
    failures: fail + inconclusive + warn,
  });
});

test('each case has its id and version, skips are skipped, failures say what and which statement', async () => {
  const { cases } = await suiteOf();
  expect(cases.map(({ name }) => name)).toEqual(sampleResult.scenarios.map(({ id, version }) => `${id} (${version})`));
  expect(cases.filter((entry) => 'skipped' in entry).map(({ name }) => name)).toEqual([
    'websocket/subprotocol (3.1.1)',
    'websocket/text-frame (3.1.1)',
  ]);
  expect(cases[2]?.failure).toEqual({
    message:
      'expected the connection closed 3000 ms after the last packet, got it still open after 9000 ms [MQTT-3.1.2-24]',
    type: 'fail',
  });
  expect(cases.some((entry) => 'system-out' in entry)).toBe(false);
});

test('text that no XML can hold is written out', async () => {
  const { cases } = await suiteOf(runOf([departed('fail', { reason: hostileText })]));
  expect(cases[0]?.failure?.message).toContain('\\u0000\\u001b[31m\\u000aok 99 - forged');
});
