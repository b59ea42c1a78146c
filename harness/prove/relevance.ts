/** Who is likely to have to do with whom: a matter of speed only, whatever comes of it is the same. */

import type { Citations } from '../../reference/statements/index.ts';

/** What is compared: statements cited or broken, and the words of a name and of what is said about it. */
export interface Subject {
  readonly name: string;
  readonly text: string;
  readonly citations: Citations;
}

/** A statement in common says as much as so many words. */
const wordsPerStatement = 2;

/** What a subject is known by, each with its weight; a term in the name and in the text is two. */
function termsOf({ name, text, citations }: Subject): ReadonlyMap<string, number> {
  const words = (kind: string, from: string): [string, number][] =>
    (from.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => [`${kind} ${word}`, 1]);
  const statements = Object.values(citations).flat();
  return new Map([
    ...words('name', name),
    ...words('text', text),
    ...statements.map((id): [string, number] => [id, wordsPerStatement]),
  ]);
}

/** Makes the ordering of `others`: the most relevant for a subject first. What few have in common weighs more. */
export function createOrder(others: readonly Subject[]): (subject: Subject) => readonly string[] {
  const holders = new Map<string, number[]>();
  for (const [index, other] of others.entries()) {
    for (const term of termsOf(other).keys()) holders.set(term, [...(holders.get(term) ?? []), index]);
  }
  return (subject) => {
    const weights = others.map(() => 0);
    for (const [term, weight] of termsOf(subject)) {
      const those = holders.get(term) ?? [];
      const rarity = Math.log((1 + others.length) / those.length);
      for (const index of those) weights[index] = (weights[index] ?? 0) + weight * rarity;
    }
    return others
      .map(({ name }, index) => ({ name, weight: weights[index] ?? 0 }))
      .sort((a, b) => b.weight - a.weight)
      .map(({ name }) => name);
  };
}
