/** One listener on an AbortSignal for any number of those who want to know: Node warns at more than ten. */

/** Lets many be told of an interruption. */
export interface Interruption {
  /** Calls back once when the run is interrupted, at once if it was; gives the way to leave. */
  onInterrupted(callback: () => void): () => void;
}

/** Listens to a signal. */
export function interruptionOf(signal: AbortSignal): Interruption {
  const waiting = new Set<() => void>();
  signal.addEventListener(
    'abort',
    () => {
      for (const callback of [...waiting]) callback();
    },
    { once: true },
  );
  return {
    onInterrupted: (callback) => {
      if (signal.aborted) callback();
      else waiting.add(callback);
      return () => waiting.delete(callback);
    },
  };
}
