/** Every statement of 3.1.1 is in one class, and no class is claimed that does not hold. */

import { describe, expect, it } from 'vitest';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { classify } from '../../harness/coverage/classify.ts';
import { numbered, unnumbered } from '../../reference/statements/index.ts';

const scenarios = await loadSuites();
const ids = [...numbered['3.1.1'], ...unnumbered['3.1.1']].map(({ id }) => id);

describe('the statements of 3.1.1', () => {
  it('are all 155 in one of the three classes', () => {
    expect(ids).toHaveLength(155);
    expect(ids.filter((id) => classify('3.1.1', id, scenarios).coverage === 'untested')).toEqual([]);
  });

  it('are not cited where they are listed as client-only or not observable: such an entry must go', () => {
    expect(ids.filter((id) => classify('3.1.1', id, scenarios).coverage === 'inconsistent')).toEqual([]);
  });
});
