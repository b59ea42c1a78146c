/** Every statement is in one class, as far as a version is done, and no class is claimed that does not hold. */

import { describe, expect, it } from 'vitest';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { type CoverageClass, classify } from '../../harness/coverage/classify.ts';
import { numbered, unnumbered } from '../../reference/statements/index.ts';

const scenarios = await loadSuites();

describe.each([
  { version: '3.1.1', count: 155, untestedAtMost: 0 },
  { version: '5.0', count: 362, untestedAtMost: 45 },
] as const)('the statements of $version', ({ version, count, untestedAtMost }) => {
  const ids = [...numbered[version], ...unnumbered[version]].map(({ id }) => id);
  const inClass = (coverage: CoverageClass): string[] =>
    ids.filter((id) => classify(version, id, scenarios).coverage === coverage);

  it(`are all ${count} in one of the three classes, but for ${untestedAtMost} at most`, () => {
    expect(ids).toHaveLength(count);
    const untested = inClass('untested');
    if (untested.length > untestedAtMost) expect(untested).toEqual([]);
  });

  it('are not cited where they are listed as client-only or not observable: such an entry must go', () => {
    expect(inClass('inconsistent')).toEqual([]);
  });
});
