/** Few points that cover all pairs: most faults that need a combination need one of two things. */

/** A value for each axis. */
type Point = Readonly<Record<string, unknown>>;

/** A pair of values of different axes, as the places of the values on their axes. */
type Pair = string;

const largestProduct = 100_000;

/** Every combination of the axes' values, the last axis turning fastest. */
export function product(axes: Readonly<Record<string, readonly unknown[]>>): readonly Point[] {
  let points: Record<string, unknown>[] = [{}];
  for (const [axis, values] of Object.entries(axes)) {
    points = points.flatMap((point) => values.map((value) => ({ ...point, [axis]: value })));
  }
  return points;
}

/**
 * Of these points so many that each pair of values which occurs in one of them occurs in one of the chosen: at each step
 * the one that brings most new pairs, the first of several. The same points give the same choice. At most 100,000.
 */
export function coverPairs<P extends Point>(points: readonly P[]): readonly P[] {
  if (points.length > largestProduct) throw new Error(`pairs are sought among ${largestProduct} points at most`);
  const valueNumbers = new Map<string, Map<unknown, number>>();
  const numberOf = (axis: string, value: unknown): number => {
    const known = valueNumbers.get(axis) ?? new Map<unknown, number>();
    valueNumbers.set(axis, known);
    const number = known.get(value) ?? known.size;
    known.set(value, number);
    return number;
  };
  const pairsOf = (point: P): readonly Pair[] => {
    const places = Object.entries(point).map(([axis, value]) => `${axis}=${numberOf(axis, value)}`);
    return places.flatMap((one, at) => places.slice(at + 1).map((other) => `${one} ${other}`));
  };

  const candidates = points.map((point) => ({ point, pairs: pairsOf(point) }));
  const missing = new Set(candidates.flatMap(({ pairs }) => pairs));
  const chosen: P[] = [];
  while (missing.size > 0) {
    let most = 0;
    let best = candidates[0];
    for (const candidate of candidates) {
      const fresh = candidate.pairs.filter((pair) => missing.has(pair)).length;
      if (fresh > most) {
        most = fresh;
        best = candidate;
      }
    }
    if (best === undefined) break;
    chosen.push(best.point);
    for (const pair of best.pairs) missing.delete(pair);
  }
  return chosen;
}
