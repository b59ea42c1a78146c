/** How long it is worth waiting for a broker to close a connection that it had to close by a certain time. */

/**
 * The standard demands the act and sets no deadline for it. Real brokers look at their clients every 5 to 6 seconds:
 * whoever is later than this is not looking. One client's lateness is a matter of luck with such a timer, so it is
 * recorded and not judged; keep-alive/silent-client judges many at once.
 */
const coarsestTimerMs = 7000;

/** Milliseconds after the last packet for which it is worth waiting: beyond it the broker is taken never to close. */
export function longestWorthWaitingMs(atMs: number, slackMs: number): number {
  return atMs + coarsestTimerMs + slackMs;
}
