/** How much a log tells, and to whom. */

/** From the rarest to the most talkative; each brings those before it. */
export const logLevels = ['error', 'warn', 'info', 'debug', 'trace'] as const;

/** One of them. */
export type LogLevel = (typeof logLevels)[number];

/** For people, or for machines. */
export const logFormats = ['text', 'json'] as const;

/** One of them. */
export type LogFormat = (typeof logFormats)[number];
