/** What the reader looks for, and whether a row has it. */

import type { Verdict } from '../../harness/verdict.ts';
import type { Place } from './place.ts';

/** The filters, as they stand in the address. */
export interface Filter {
  readonly words: readonly string[];
  /** Empty: all. */
  readonly verdicts: ReadonlySet<string>;
  /** Empty: all. */
  readonly version: string;
  /** Only rows in which brokers differ. */
  readonly differing: boolean;
}

/** Reads them from the place. */
export function filterOf({ chosen }: Place): Filter {
  const { q = '', verdict = '', mqtt = '', differ = '' } = chosen;
  return {
    words: q.toLowerCase().split(/\s+/).filter(Boolean),
    verdicts: new Set(verdict.split(',').filter(Boolean)),
    version: mqtt,
    differing: differ !== '',
  };
}

/** Whether anything is filtered by which rows go. */
export function isFiltering({ words, verdicts, version, differing }: Filter): boolean {
  return words.length > 0 || verdicts.size > 0 || version !== '' || differing;
}

/** Whether every word stands in the text. */
export function hasWords(haystack: string, { words }: Filter): boolean {
  return words.every((word) => haystack.includes(word));
}

/** Verdicts that someone should look at. */
export const departures: ReadonlySet<Verdict> = new Set(['fail', 'warn', 'inconclusive']);

/** The worst first. */
const gravity: readonly string[] = ['fail', 'inconclusive', 'warn', 'skip', 'pass', 'untested', 'not-testable'];

/** The worst of some verdicts; undefined for none. */
export function worstOf<V extends string>(verdicts: readonly V[]): V | undefined {
  return [...verdicts].sort((a, b) => gravity.indexOf(a) - gravity.indexOf(b))[0];
}
