/** What axe-core finds wrong with a page for those who cannot see it well, or use no pointer. */

import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const grave = new Set<string | null | undefined>(['serious', 'critical']);

/** Each serious violation in a line: the rule, and the first element that breaks it. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axePath });
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => grave.has(impact))
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}
