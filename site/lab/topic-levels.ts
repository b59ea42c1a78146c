/** Why a Topic Filter matches a Topic Name or does not, level by level (section 4.7 of both standards). */

import { isTopicFilter, isTopicName } from '../../reference/codec/topic.ts';

/** What became of one level. */
export type LevelOutcome =
  /** Letter by letter the same. */
  | 'same'
  /** `+` stands for it. */
  | 'plus'
  /** `#` stands for it, or for none at all where the name has ended. */
  | 'hash'
  | 'differs'
  /** The filter goes on, the name does not, or the other way round. */
  | 'filter-left'
  | 'name-left'
  /** A wildcard at the very start never stands for a level that begins with `$`. */
  | 'dollar';

/** One level of both; null where one of them has ended. */
export interface LevelRow {
  readonly filter: string | null;
  readonly name: string | null;
  readonly outcome: LevelOutcome;
}

/** The comparison of a filter and a name, or what is wrong with one of them. */
export type LevelMatch =
  | { readonly kind: 'compared'; readonly rows: readonly LevelRow[]; readonly matches: boolean }
  | { readonly kind: 'illegal'; readonly problem: string };

const good: readonly LevelOutcome[] = ['same', 'plus', 'hash'];

/** Compares them. Rows end with the first level that decides. */
export function matchLevels(filter: string, name: string): LevelMatch {
  if (!isTopicFilter(filter)) return { kind: 'illegal', problem: problemOfFilter(filter) };
  if (!isTopicName(name)) return { kind: 'illegal', problem: problemOfName(name) };
  const rows: LevelRow[] = [];
  const filterLevels = filter.split('/');
  const nameLevels = name.split('/');
  for (let at = 0; at < Math.max(filterLevels.length, nameLevels.length); at += 1) {
    const row = compare(filterLevels[at] ?? null, nameLevels[at] ?? null, at);
    rows.push(row);
    if (!good.includes(row.outcome)) return { kind: 'compared', rows, matches: false };
    if (row.outcome !== 'hash') continue;
    for (const level of nameLevels.slice(at + 1)) rows.push({ filter: null, name: level, outcome: 'hash' });
    return { kind: 'compared', rows, matches: true };
  }
  return { kind: 'compared', rows, matches: true };
}

function compare(filter: string | null, name: string | null, at: number): LevelRow {
  const isWildcard = filter === '+' || filter === '#';
  if (at === 0 && isWildcard && name?.startsWith('$') === true) return { filter, name, outcome: 'dollar' };
  if (filter === '#') return { filter, name, outcome: 'hash' };
  if (filter === null) return { filter, name, outcome: 'name-left' };
  if (name === null) return { filter, name, outcome: 'filter-left' };
  if (filter === '+') return { filter, name, outcome: 'plus' };
  return { filter, name, outcome: filter === name ? 'same' : 'differs' };
}

function problemOfFilter(filter: string): string {
  if (filter === '') return 'A Topic Filter has at least one character (MQTT-4.7.3-1).';
  if (filter.split('/').some((level) => level.includes('+') && level !== '+'))
    return 'A + must have its level to itself: nothing may stand beside it between two slashes.';
  return 'A # must have its level to itself, and that level must be the last one.';
}

function problemOfName(name: string): string {
  if (name === '') return 'A Topic Name has at least one character (MQTT-4.7.3-1).';
  return 'A Topic Name has no wildcards: only subscribers may use + and #.';
}
