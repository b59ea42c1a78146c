/** Ctrl-C as a value: the first one asks the run to stop and report what it has, the second one ends the process. */

import { setMaxListeners } from 'node:events';

/** Exit codes by the shells' rule: 128 and the number of the signal. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** What came, so far. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** The exit code that tells of it; null when nothing came. */
  exitCode(): number | null;
  /** Stops listening. */
  release(): void;
}

/** Listens for SIGINT and SIGTERM; `announce` is called at the first. */
export function watchInterruption(announce: () => void): Interruption {
  const controller = new AbortController();
  // Each running scenario listens, and there may be more of them than Node takes for a leak.
  setMaxListeners(0, controller.signal);
  let code: number | null = null;
  // Stays in place after the first signal: the library that hides the cursor kills the process when it alone listens.
  const onSignal = (name: NodeJS.Signals): void => {
    if (code !== null) process.exit(code);
    code = name === 'SIGTERM' ? exitCodes.SIGTERM : exitCodes.SIGINT;
    announce();
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    exitCode: () => code,
    release: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
