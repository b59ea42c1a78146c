/** Every statement is in one class, and no class is claimed that does not hold. */

import { describe, expect, it } from 'vitest';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { type CoverageClass, classify } from '../../harness/coverage/classify.ts';
import { numbered, unnumbered } from '../../reference/statements/index.ts';

const scenarios = await loadSuites();

describe.each([
  { version: '3.1.1', count: 155 },
  { version: '5.0', count: 362 },
] as const)('the statements of $version', ({ version, count }) => {
  const ids = [...numbered[version], ...unnumbered[version]].map(({ id }) => id);
  const inClass = (coverage: CoverageClass): string[] =>
    ids.filter((id) => classify(version, id, scenarios).coverage === coverage);

  it(`are all ${count} in one of the three classes`, () => {
    expect(ids).toHaveLength(count);
    expect(inClass('untested')).toEqual([]);
  });

  it('are not cited where they are listed as client-only or not observable: such an entry must go', () => {
    expect(inClass('inconsistent')).toEqual([]);
  });
});
