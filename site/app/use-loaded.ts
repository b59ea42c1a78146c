/** What is loaded or computed later, for components: pending, there, or failed. */

import { useEffect, useState } from 'preact/hooks';

/** Where it has come to. */
export type Loaded<T> =
  | { readonly state: 'pending' }
  | { readonly state: 'there'; readonly value: T }
  | { readonly state: 'failed'; readonly error: unknown };

/** Starts `load` anew whenever one of `inputs` changes; what an earlier one gives is then dropped. */
export function useLoaded<T>(load: () => Promise<T>, inputs: readonly unknown[]): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'pending' });
  useEffect(() => {
    let isWanted = true;
    load().then(
      (value) => isWanted && setLoaded({ state: 'there', value }),
      (error: unknown) => isWanted && setLoaded({ state: 'failed', error }),
    );
    return () => {
      isWanted = false;
    };
  }, [...inputs]);
  return loaded;
}
