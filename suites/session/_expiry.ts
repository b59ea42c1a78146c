/** What the scenarios about the time-out of sessions share. */

/**
 * Milliseconds that they may wait at most: one and a half times the longest time-out that it makes sense to declare for
 * a test.
 */
export const longestWaitMs = 180_000;

/** A server may look for sessions whose time is over only now and then. Milliseconds. */
export const coarsestTimerMs = 7000;
