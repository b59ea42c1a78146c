/** When the silent clients are last heard, so that their deadlines fall into every half second. */

/** Milliseconds between two signs of life: less than the shortest Keep Alive. */
export const stepMs = 500;

/** Milliseconds after the start, in steps; with Keep Alive 1 to 5 the deadlines are 1.5, 2, 2.5, ... 8.5 seconds. */
export const lastHeardMs = [0, 500, 1000] as const;
