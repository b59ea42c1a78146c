import { expect, test } from 'vitest';
import { numbered } from '../../reference/statements/index.ts';
import { paletteFor } from '../report/palette.ts';
import { scenario } from '../scenario.ts';
import { coverageJson, coverageLines, coverageOf } from './coverage.ts';

const scenarios = [
  scenario({
    id: 'keep-alive/silent-client',
    title: 'A silent client is cut off',
    statements: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
    lesson: 'Keep Alive is a promise.',
    run: () => Promise.resolve(),
  }),
];
const noFilter = { suite: [], scenario: [], statement: [] };

test('every numbered statement of the version is listed, cited or not', () => {
  const coverage = coverageOf(scenarios, noFilter, ['3.1.1']);
  expect(coverage.filter(({ isNumbered }) => isNumbered)).toHaveLength(numbered['3.1.1'].length);
  const cited = coverage.find(({ id }) => id === 'MQTT-3.1.2-24');
  expect(cited).toMatchObject({ version: '3.1.1', section: '3.1.2.10', scenarios: ['keep-alive/silent-client'] });
});

test('the lines are in the order of sections and say how each statement is covered', () => {
  const coverage = coverageOf(
    scenarios,
    { ...noFilter, statement: ['MQTT-3.1.2-24', 'MQTT-3.12.4-1', 'MQTT-3.9.3-*', 'MQTT-4.5.0-2'] },
    ['3.1.1'],
  );
  const lines = coverageLines(coverage, { withScenarios: true, palette: paletteFor(false) });
  expect(lines.filter((line) => line.startsWith('MQTT 3.1.1, section'))).toEqual([
    'MQTT 3.1.1, section 3.1.2.10: Keep Alive',
    expect.stringMatching(/^MQTT 3\.1\.1, section 3\.9\.3: /),
    expect.stringMatching(/^MQTT 3\.1\.1, section 3\.12\.4: /),
    expect.stringMatching(/^MQTT 3\.1\.1, section 4\.5: /),
  ]);
  expect(lines.join('\n')).toMatch(/✓ MQTT-3\.1\.2-24 {2}MUST, binds server\n.+\n {6}keep-alive\/silent-client/);
  expect(lines.join('\n')).toMatch(/· MQTT-3\.12\.4-1 .+\n.+\n {6}untested/);
  expect(lines.join('\n')).toMatch(/✓ MQTT-3\.9\.3-2 .+\n.+\n {6}check:well-formed/);
  expect(lines.join('\n')).toMatch(/c MQTT-4\.5\.0-2 .+\n.+\n {6}judged on clients only: .+/);
  expect(lines.at(-1)).toBe(
    'MQTT 3.1.1: 5 numbered statements: 3 judged on a server, 1 judged on clients only, 1 untested',
  );
});

test('for programs there is a link to each section', () => {
  const [entry] = coverageJson(coverageOf(scenarios, { ...noFilter, statement: ['MQTT-3.1.2-22'] }, ['5.0']));
  expect(entry).toMatchObject({
    version: '5.0',
    scenarios: ['keep-alive/silent-client'],
    url: expect.stringMatching(/^https?:/),
  });
});

test('what has no statements, and statements that do not exist, are wrong usage', () => {
  expect(() => coverageOf(scenarios, noFilter, ['3.1'])).toThrow(/MQTT 3\.1 has no statements/);
  expect(() => coverageOf(scenarios, { ...noFilter, statement: ['MQTT-9.9.9-9'] }, null)).toThrow(
    /No statement of the standard/,
  );
});
