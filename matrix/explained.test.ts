import { expect, test } from 'vitest';
import type { KnownFailure } from '../harness/cli/baseline/known-failure.ts';
import { departed, runOf, sampleScenario } from '../harness/report/sample-result.ts';
import { brokerPage } from './broker-page.ts';
import { explain } from './explained.ts';
import { html, page } from './html.ts';
import { indexPage } from './index-page.ts';
import { markdownSummary, markdownTable, withTable } from './markdown.ts';
import { judgedOf } from './publication.ts';
import type { Published } from './published.ts';
import { outcomeLine, steadinessOf, steadinessSentence } from './steadiness.ts';

const all = ['qos/a', 'qos/b', 'will/a', 'will/b'].map((id) => ({
  id,
  suite: id.slice(0, id.indexOf('/')),
  statements: { '5.0': [] },
}));
const run = runOf([
  departed('fail', { id: 'qos/a', version: '5.0', reason: 'expected a, got b' }),
  departed('fail', { id: 'qos/b', version: '5.0', reason: 'expected a, got b' }),
  sampleScenario({ id: 'will/a', version: '5.0' }),
]);
const about = { name: 'broker', version: '1.0', from: 'nowhere', target: 'none' };
const published = (...explanations: readonly KnownFailure[]): Published => ({
  folder: 'broker',
  about,
  run,
  explanations,
});

test('failures and what was left out are sorted by the first entry that covers them, causes by their reason', () => {
  const { causes, unexplained, idle } = explain(
    published(
      { scenario: 'qos/a', reason: 'one' },
      { scenario: 'qos/*', reason: 'two' },
      { scenario: 'will/b', reason: 'one', varies: 'left out' },
    ),
    all,
  );
  const told = causes.map(({ reason, failures, leftOut }) => [reason, failures.map(({ id }) => id), leftOut]);
  expect(told).toEqual([
    ['one', ['qos/a'], [{ id: 'will/b', version: '5.0' }]],
    ['two', ['qos/b'], []],
  ]);
  expect([unexplained, idle]).toEqual([[], []]);
});

test('what nothing explains is told, and what explains nothing unless it varies', () => {
  const { unexplained, idle } = explain(
    published(
      { scenario: 'qos/a', reason: 'one' },
      { scenario: 'will/a', reason: 'two' },
      { scenario: 'will/*a', reason: 'three', varies: 'by chance' },
    ),
    all,
  );
  expect(unexplained.map(({ id }) => id)).toEqual(['qos/b', 'will/b']);
  expect(idle).toEqual(['will/a']);
});

test('what failed in some of several runs has to be explained too, and the page says how', () => {
  const outcomes = (verdict: 'fail' | 'warn') => [
    { verdict: 'pass', reason: null, runs: [1] } as const,
    { verdict, reason: 'expected a, got b', runs: [2] } as const,
  ];
  const steadiness = {
    durationsMs: [1, 2],
    differing: [
      { id: 'will/a', version: '5.0', outcomes: outcomes('fail') },
      { id: 'will/b', version: '5.0', outcomes: outcomes('warn') },
    ],
  } as const;
  const known = [
    { scenario: 'qos/*', reason: 'two' },
    { scenario: 'will/b', reason: 'left out', varies: 'by chance' },
  ];
  const judged = (...explanations: readonly KnownFailure[]) => {
    return judgedOf({ ...published(...known, ...explanations), about: { ...about, steadiness } }, all);
  };
  expect(judged().explained.unexplained.map(({ id }) => id)).toEqual(['will/a']);
  const explained = judged({ scenario: 'will/a', reason: 'a race', varies: 'by chance' });
  expect(explained.explained.unexplained).toEqual([]);
  expect(brokerPage(explained, '')).toContain('<code>will/a</code> (5.0): a race<br>');
  expect(brokerPage(explained, '')).toContain('<code>will/b</code> (5.0)<br>');
});

test('a baseline holds when by it no run fails a build: what comes and goes says that it varies', () => {
  const comesAndGoes = (verdict: 'fail' | 'pass') =>
    runOf([...run.scenarios.slice(0, 2), sampleScenario({ id: 'will/a', version: '5.0', verdict })]);
  const steadiness = steadinessOf([comesAndGoes('pass'), comesAndGoes('fail'), comesAndGoes('pass')]);
  const judged = (...known: readonly KnownFailure[]) =>
    judgedOf({ ...published({ scenario: 'qos/*', reason: 'two' }, ...known), about: { ...about, steadiness } }, all);
  expect(judged().beyond).toEqual(['run 2: will/a (5.0) is new']);
  const race = { scenario: 'will/a', reason: 'a race' };
  expect(judged(race).beyond).toEqual(['run 1: nothing fails of will/a', 'run 3: nothing fails of will/a']);
  expect(brokerPage(judged(race), '')).toContain('not each of the 3 runs ends with exit code 0');
  expect(judged({ ...race, varies: 'by chance' }).beyond).toEqual([]);
  expect(brokerPage(judged({ ...race, varies: 'by chance' }), '')).toContain(
    'each of the 3 runs ends with exit code 0',
  );
});

test('what comes from brokers is no markup', () => {
  expect(page('<a>', 'b{}', html`<p title="${'"&"'}">${['<i>', 1]}</p>`)).toContain(
    '<p title="&quot;&amp;&quot;">&lt;i&gt;1</p>',
  );
});

test('the table stands between its marks, whatever stood there', () => {
  const table = markdownTable([judgedOf(published(), all)], 'x/');
  expect(table).toContain('| [broker 1.0](x/broker/README.md) | 5.0 | 1 | **2** | 0 | 0 | 0 |');
  const text = withTable('a\n<!-- matrix -->\nold\n<!-- /matrix -->\nb', table);
  expect(text).toBe(`a\n<!-- matrix -->\n${table}<!-- /matrix -->\nb`);
  expect(withTable(text, table)).toBe(text);
  expect(() => withTable('a', table)).toThrow(/expected <!-- matrix -->/);
});

test('runs in a row: how long they took, and of what differs the verdict and the reason in each of them', () => {
  const passed = sampleScenario({ id: 'will/a', version: '5.0' });
  const warned = sampleScenario({ id: 'will/a', version: '5.0', verdict: 'warn', reason: 'expected a, got <b>' });
  const again = sampleScenario({ id: 'will/a', version: '5.0', verdict: 'warn', reason: 'expected a, got c' });
  const unsaid = sampleScenario({ id: 'will/b', version: '5.0', verdict: 'inconclusive' });
  const same = steadinessOf([run, { ...run, durationMs: 12_040 }]);
  expect(same).toEqual({ durationsMs: [run.durationMs, 12_040], differing: [] });
  expect(steadinessSentence(same)).toBe('2 runs, 0 differing, 9.3 s to 12.0 s each');

  const steadiness = steadinessOf([
    runOf([passed, unsaid]),
    runOf([warned, unsaid]),
    runOf([unsaid]),
    runOf([passed, unsaid]),
    runOf([again, unsaid]),
  ]);
  expect(steadinessSentence(steadiness)).toBe('5 runs, 1 differing, 9.3 s each');
  expect(steadiness.differing.map(({ outcomes, ...of }) => [of, outcomes.map(outcomeLine)])).toEqual([
    [
      { id: 'will/a', version: '5.0' },
      ['runs 1, 4: pass', 'runs 2, 5: warn, in run 2 for: expected a, got <b>', 'run 3: not run'],
    ],
  ]);

  const judged = judgedOf({ ...published(), about: { ...about, steadiness } }, all);
  expect(brokerPage(judged, '')).toContain('runs 2, 5: warn, in run 2 for: expected a, got &lt;b&gt;');
  for (const text of [brokerPage(judged, ''), indexPage([judged], ''), markdownSummary(judged)])
    expect(text).toContain('5 runs, 1 differing, 9.3 s each');
});
