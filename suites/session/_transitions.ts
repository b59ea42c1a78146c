/** The three ways from one connection to the next over which nothing may survive. */

/** Clean Session of the former connection and of the next. */
export interface Transition {
  readonly name: string;
  readonly former: boolean;
  readonly next: boolean;
}

export const cleanTransitions: readonly Transition[] = [
  { name: 'kept-then-clean', former: false, next: true },
  { name: 'clean-then-kept', former: true, next: false },
  { name: 'clean-then-clean', former: true, next: true },
];
