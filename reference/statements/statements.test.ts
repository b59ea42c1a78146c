/** The catalogue against the frozen lists of fixtures/statements: no statement lost, invented or moved. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CitedVersion, findStatement, numbered, unnumbered } from './index.ts';
import type { Statement } from './statement.ts';

const frozen = (name: string) =>
  readFileSync(new URL(`../../fixtures/statements/${name}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

const tally = (statements: readonly Statement[], field: 'level' | 'binds') => {
  const counts: Record<string, number> = {};
  for (const statement of statements) counts[statement[field]] = (counts[statement[field]] ?? 0) + 1;
  return counts;
};

const totals = {
  '3.1.1': {
    numbered: 141,
    unnumbered: 14,
    binds: { server: 69, client: 35, both: 37 },
    levels: { MUST: 117, 'MUST NOT': 23, DECLARATIVE: 1 },
    unnumberedLevels: { SHOULD: 9, 'SHOULD NOT': 2, MUST: 2, REQUIRED: 1 },
  },
  '5.0': {
    numbered: 251,
    unnumbered: 111,
    binds: { server: 118, client: 49, both: 84 },
    levels: { MUST: 178, 'MUST NOT': 71, DECLARATIVE: 2 },
    unnumberedLevels: { 'PROTOCOL ERROR': 72, SHOULD: 17, 'MALFORMED PACKET': 11, 'SHOULD NOT': 9, MUST: 2 },
  },
};

describe.each<CitedVersion>(['3.1.1', '5.0'])('the statements of MQTT %s', (version) => {
  const all = [...numbered[version], ...unnumbered[version]];

  it('are the numbered ones of the standard, in its order', () => {
    const lines = numbered[version].map((s) => `${s.id} | ${s.section} | ${s.level} | ${s.binds}`);
    expect(lines).toEqual(frozen(`v${version}`));
  });

  it('are the unnumbered ones found in its text, in its order', () => {
    const lines = unnumbered[version].map((s) => `${s.id} | ${s.section} | ${s.level}`);
    expect(lines).toEqual(frozen(`unnumbered-v${version}`));
  });

  it('add up by level and by the party bound', () => {
    const expected = totals[version];
    expect(numbered[version]).toHaveLength(expected.numbered);
    expect(unnumbered[version]).toHaveLength(expected.unnumbered);
    expect(tally(numbered[version], 'level')).toEqual(expected.levels);
    expect(tally(numbered[version], 'binds')).toEqual(expected.binds);
    expect(tally(unnumbered[version], 'level')).toEqual(expected.unnumberedLevels);
  });

  it('have ids of their own, by which they are found', () => {
    expect(new Set(all.map((s) => s.id)).size).toBe(all.length);
    for (const statement of all) expect(findStatement(version, statement.id)).toBe(statement);
  });

  it('each say what they demand, in one line of their own', () => {
    for (const { id, gist } of all) {
      expect(gist, id).toMatch(/^\S.*\.$/);
      expect(gist.length, id).toBeLessThanOrEqual(140);
      expect(gist, `${id} shouts a keyword, as only the standard does`).not.toMatch(
        /\b(MUST|SHOULD|SHALL|MAY|REQUIRED)\b/,
      );
    }
    expect(new Set(all.map((s) => s.gist)).size).toBe(all.length);
  });
});

it('are found in their own version only, and 3.1 has none', () => {
  expect(findStatement('3.1.1', 'MQTT-3.14.0-1')).toBeUndefined();
  expect(findStatement('5.0', 'MQTT-3.1.2.7')).toBeUndefined();
  expect(findStatement('3.1', 'MQTT-3.1.0-1')).toBeUndefined();
});
