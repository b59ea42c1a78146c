/** A proof as one page without any other file. */

import type { KillMatrix } from '../kill-matrix.ts';

/** Renders it. */
export function renderHtml(matrix: KillMatrix): string {
  return `<!doctype html>${matrix.seed}`;
}
