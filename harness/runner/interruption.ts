/** Why a run is over before all is judged, told to all who want to know: by one listener on its signal, since Node warns at more than ten. */

import type { CutShort } from '../result.ts';

/** Lets many be told of an interruption. */
export interface Interruption {
  /** Why the run was ended; null while it goes on. */
  why(): CutShort | null;
  /** Calls back once when the run is ended, at once if it was; gives the way to leave. */
  onInterrupted(callback: (why: CutShort) => void): () => void;
}

/** Of what nobody can end. */
export const uninterrupted: Interruption = { why: () => null, onInterrupted: () => () => undefined };

const byUser: CutShort = { by: 'interruption', reason: 'the run was ended' };

/** A signal's reason is ours when we aborted it; else somebody wanted the run to end. */
const whyOf = ({ reason }: AbortSignal): CutShort =>
  typeof reason === 'object' && reason !== null && 'by' in reason ? (reason as CutShort) : byUser;

/** Listens to a signal. */
export function interruptionOf(signal: AbortSignal): Interruption {
  const waiting = new Set<(why: CutShort) => void>();
  signal.addEventListener(
    'abort',
    () => {
      for (const callback of [...waiting]) callback(whyOf(signal));
    },
    { once: true },
  );
  return {
    why: () => (signal.aborted ? whyOf(signal) : null),
    onInterrupted: (callback) => {
      if (signal.aborted) callback(whyOf(signal));
      else waiting.add(callback);
      return () => waiting.delete(callback);
    },
  };
}
