import { expect, test } from 'vitest';
import type { Version } from '../../reference/codec/version.ts';
import { type Declared, type Filters, selectScenarios } from './selection.ts';

const scenarios: readonly Declared[] = [
  { id: 'keep-alive/off', suite: 'keep-alive', statements: { '3.1': [], '3.1.1': ['MQTT-3.1.2-23'] } },
  {
    id: 'keep-alive/silent-client',
    suite: 'keep-alive',
    statements: { '3.1.1': ['MQTT-3.1.2-24'], '5.0': ['MQTT-3.1.2-22'] },
  },
  { id: 'qos/matrix/0-1', suite: 'qos', statements: { '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.1.2-24'] } },
];

function select(filters: Partial<Filters>, versions: readonly Version[] | null = null): string[] {
  const all = { suite: [], scenario: [], statement: [], ...filters };
  return selectScenarios(scenarios, all, versions).map(({ id, statements }) => `${id} ${Object.keys(statements)}`);
}

const off = 'keep-alive/off 3.1,3.1.1';
const silent = 'keep-alive/silent-client 3.1.1,5.0';
const matrix = 'qos/matrix/0-1 3.1.1,5.0';

test('no filter selects all', () => {
  expect(select({})).toEqual([off, silent, matrix]);
});

test('values of one option are alternatives, options must all be met', () => {
  expect(select({ suite: ['keep-alive', 'qos'] })).toEqual([off, silent, matrix]);
  expect(select({ suite: ['keep-alive'], scenario: ['*/silent*'] })).toEqual([silent]);
});

test('an exclamation mark leaves out, whatever else is wanted', () => {
  expect(select({ scenario: ['!keep-alive/off', '!qos/*'] })).toEqual([silent]);
  expect(select({ suite: ['!qos'], scenario: ['*/silent*', 'qos/*'] })).toEqual([silent]);
  expect(select({ statement: ['!MQTT-3.1.2-24'] })).toEqual([
    off,
    'keep-alive/silent-client 5.0',
    'qos/matrix/0-1 3.1.1',
  ]);
});

test('a star crosses slashes, and case does not matter', () => {
  expect(select({ scenario: ['QOS/*'] })).toEqual([matrix]);
  expect(select({ scenario: ['*{off,0-1}'] })).toEqual([off, matrix]);
});

test('a statement selects the versions in which it is cited, brackets or not', () => {
  const both = ['keep-alive/silent-client 3.1.1', 'qos/matrix/0-1 5.0'];
  expect(select({ statement: ['MQTT-3.1.2-24'] })).toEqual(both);
  expect(select({ statement: ['[MQTT-3.1.2-24]'] })).toEqual(both);
});

test('versions leave out scenarios that run in none of them, and narrow none', () => {
  expect(select({}, ['3.1'])).toEqual([off]);
  expect(select({ statement: ['MQTT-3.1.2-24'] }, ['5.0'])).toEqual(['qos/matrix/0-1 5.0']);
});

test.each([
  [
    { suite: ['keepalive'] },
    null,
    'There is no suite called keepalive. Nearest: keep-alive. See all with: mqttspec list',
  ],
  [{ scenario: ['!keep-alive'] }, null, /^There is no scenario with the id keep-alive\. Nearest: keep-alive\/off, /],
  [{ scenario: ['keep-alive'] }, null, /^There is no scenario with the id keep-alive\. Nearest: keep-alive\/off, /],
  [{ scenario: ['qos/*', 'nothing/like/that/anywhere'] }, null, /that\/anywhere\. See all with/],
  [{ statement: ['MQTT-3.1.2-99'] }, null, /^There is no scenario that cites MQTT-3\.1\.2-99\. Nearest: MQTT-3\.1\.2-/],
  [{ suite: ['qos'], scenario: ['keep-alive/*'] }, null, /^The filters together leave no scenario\./],
  [{ suite: ['qos'] }, ['3.1'], /^The filters together leave no scenario in MQTT 3\.1\./],
] as const)('%j in %j is wrong usage', (filters, versions, message) => {
  expect(() => select(filters, versions)).toThrow(
    expect.objectContaining({ code: 'MQTTSPEC_USAGE', message: expect.stringMatching(message) }),
  );
});
