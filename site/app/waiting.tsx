/** What is shown in the place of something that is not there yet, or never will be. */

import type { ComponentChildren } from 'preact';
import type { Loaded } from './use-loaded.ts';

interface WaitingProps<T> {
  readonly for: Loaded<T>;
  /** What is awaited, for people: `the scenarios`. */
  readonly what: string;
  readonly children: (value: T) => ComponentChildren;
}

/** The children, once it is there. */
export function Waiting<T>({ for: loaded, what, children }: WaitingProps<T>) {
  switch (loaded.state) {
    case 'pending':
      return <p class="faint">Loading {what} …</p>;
    case 'failed':
      return (
        <p role="alert">
          Could not load {what}: {String(loaded.error)}
        </p>
      );
    case 'there':
      return <>{children(loaded.value)}</>;
    default: {
      const never: never = loaded;
      return never;
    }
  }
}
