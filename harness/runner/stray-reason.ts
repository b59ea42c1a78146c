/** What is told of a body that left something behind; a file of its own, since the program's first lines need no more of the runner. */

/** What is told of something that was thrown where nobody awaited it. */
export const strayReason = (thrown: unknown): string =>
  `the scenario left something behind that failed and that it did not await: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
