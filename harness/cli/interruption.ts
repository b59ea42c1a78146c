/** Ctrl-C as a value: the first one asks the run to stop and report what it has, the second one kills the process. */

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
  let code: number | null = null;
  const release = (): void => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
  const onSignal = (name: NodeJS.Signals): void => {
    code = name === 'SIGTERM' ? exitCodes.SIGTERM : exitCodes.SIGINT;
    // Without a listener the next signal meets the system's own answer, which is to kill.
    release();
    announce();
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return { signal: controller.signal, exitCode: () => code, release };
}
