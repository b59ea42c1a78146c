/** Unit tests of what the reports of a proof are made of. */

import { expect, test } from 'vitest';
import { type FaultProof, joinProofs, type Kill, killMatrix } from '../kill-matrix.ts';
import { pageData } from './page-data.ts';
import { tally } from './tally.ts';

const kill = (id: string, byBody: boolean, checks: readonly string[] = []): Kill => ({
  id,
  version: '3.1.1',
  byBody,
  checks,
  reason: 'expected a, got b',
});

const proof = (fault: string, kills: readonly Kill[], more: Partial<FaultProof> = {}): FaultProof => ({
  fault,
  title: fault,
  kills,
  inconclusive: [],
  unnoticed: [],
  ...more,
});

const matrix = killMatrix(
  [
    proof('f1', [kill('will/a', true), kill('qos/b', false, ['order-kept'])], { unnoticed: ['qos/c'] }),
    proof('f2', [], { inconclusive: ['qos/b (3.1.1)', 'qos/b (5.0)'] }),
  ],
  {
    mode: 'full',
    seed: 3,
    versions: ['3.1.1'],
    faults: [
      { name: 'f1', title: 'one', subject: 'will', breaks: { '3.1.1': ['MQTT-3.1.2-8'] } },
      { name: 'f2', title: 'two', subject: 'will', breaks: {} },
    ],
    scenarios: ['qos/b', 'qos/c', 'will/a'].map((id) => ({ id, title: id })),
    checks: ['order-kept', 'well-formed'].map((name) => ({ name, title: name })),
  },
);

test('a scenario counts as able to fail by its own body only, a check by any notice', () => {
  expect(matrix).toMatchObject({ survivors: ['f2'], neverKilled: ['qos/b', 'qos/c'], idleChecks: ['well-formed'] });
});

test('the page carries numbers: places in the lists of scenarios, versions, checks and reasons', () => {
  expect(pageData(matrix)).toMatchObject({
    seed: 3,
    mode: 'full',
    faults: [
      ['f1', 'one', 'will', 'MQTT-3.1.2-8'],
      ['f2', 'two', 'will', ''],
    ],
    reasons: ['expected a, got b'],
    proofs: [
      {
        kills: [
          [2, 0, 1, [], 0],
          [0, 0, 0, [0], 0],
        ],
        inconclusive: [],
        unnoticed: [1],
      },
      { kills: [], inconclusive: [0], unnoticed: [] },
    ],
  });
});

test('from afar it is suites against subjects', () => {
  const { suites, subjects, noticed } = tally(matrix);
  expect(suites).toEqual(['qos', 'will']);
  expect(subjects).toEqual([{ subject: 'will', faults: 2, killed: 1 }]);
  expect(noticed('qos', 'will')).toEqual(['f1']);
  expect(noticed('will', 'session')).toEqual([]);
});

test('proofs of the same fault are put together, each notice once', () => {
  const [joined, ...others] = joinProofs([
    proof('f1', [kill('a/a', true)]),
    proof('f0', []),
    proof('f1', [kill('a/a', true), kill('a/b', true)], { unnoticed: ['a/c'] }),
  ]).toReversed();
  expect(others).toHaveLength(1);
  expect(joined?.kills.map(({ id }) => id)).toEqual(['a/a', 'a/b']);
  expect(joined?.unnoticed).toEqual(['a/c']);
});
