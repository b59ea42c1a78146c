/** For commands that serve until they are told to stop. */

/** Resolves at the first SIGTERM or SIGINT; a second one finds the system's own answer, which is to kill. */
export function untilSignalled(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      resolve();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
