/** Topic Filters as the sets of Topic Names that they match: whether two have one in common, whether one holds the other. */

/** Whether some Topic Name is matched by both. Both must be well-formed. */
export function overlaps(one: string, other: string): boolean {
  if (isApart(one, other) || isApart(other, one)) return false;
  const [ours, theirs] = [one.split('/'), other.split('/')];
  for (let level = 0; ; level++) {
    const [our, their] = [ours[level], theirs[level]];
    if (our === '#' || their === '#') return true;
    if (our === undefined || their === undefined) return our === their;
    if (our !== '+' && their !== '+' && our !== their) return false;
  }
}

/** The same as `#`: each name has a first level. */
const everything = '+/#';

/** Whether every Topic Name that `part` matches is matched by `whole` as well. Both must be well-formed. */
export function covers(whole: string, part: string): boolean {
  if (isApart(whole, part)) return false;
  const [outer, inner] = [whole === everything ? ['#'] : whole.split('/'), part.split('/')];
  for (let level = 0; ; level++) {
    const [of, within] = [outer[level], inner[level]];
    if (of === '#') return true;
    if (of === undefined || within === undefined) return of === within;
    if (within === '#' || (of !== '+' && of !== within)) return false;
  }
}

/** A filter that begins with a wildcard matches no name that begins with `$` (4.7.2). */
const isApart = (wild: string, dollar: string): boolean => /^[+#]/.test(wild) && dollar.startsWith('$');
