/** How much is done at once: what only waits for a broker is no load to it, and others may begin beside it. */

import pLimit from 'p-limit';

/** So many of those that wait have their connections open at once. */
export const waitingAtOnce = 200;

/** Has work done, at most so much at once; work that calls `onWaiting` makes room for other work before it is done. */
export type Limit = <T>(work: (onWaiting: () => void) => Promise<T>) => Promise<T>;

/** A limit of 1 is meant to the word, one after the other: there nobody makes room. */
export function limitTo(concurrency: number): Limit {
  const busy = pLimit(concurrency);
  const open = pLimit(concurrency === 1 ? 1 : Math.max(concurrency, waitingAtOnce));
  return (work) =>
    open(
      () =>
        new Promise((resolve, reject) => {
          void busy(() => new Promise<void>((leave) => work(leave).then(resolve, reject).finally(leave)));
        }),
    );
}
