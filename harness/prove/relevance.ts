/** Which scenarios are likely to notice a fault: a matter of speed only, whatever comes of it is the same. */

import type { Citations } from '../../reference/statements/index.ts';

/** What is compared: statements cited or broken, and the words of a name or id. */
interface Subject {
  readonly name: string;
  readonly citations: Citations;
}

const wordsOf = (name: string): readonly string[] => name.split(/[/-]/);
const idsOf = (citations: Citations): readonly string[] => Object.values(citations).flat();

/** How much two subjects have in common; a shared statement weighs more than a shared word. */
function relevance(a: Subject, b: Subject): number {
  const common = (one: readonly string[], other: readonly string[]): number =>
    one.filter((item) => other.includes(item)).length;
  return 10 * common(idsOf(a.citations), idsOf(b.citations)) + common(wordsOf(a.name), wordsOf(b.name));
}

/** The names of `others`, the most relevant for `subject` first. */
export function byRelevance(subject: Subject, others: readonly Subject[]): string[] {
  return others
    .map((other) => ({ name: other.name, weight: relevance(subject, other) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ name }) => name);
}
