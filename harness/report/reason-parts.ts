/** A reason of the form `expected ..., got ...` in its two parts. */

/** The parts, or null for a reason of any other form. */
export function reasonParts(reason: string): { readonly expected: string; readonly got: string } | null {
  const parts = /^expected (.+?),? (?:but )?got (.+)$/s.exec(reason);
  return parts === null ? null : { expected: parts[1] ?? '', got: parts[2] ?? '' };
}
