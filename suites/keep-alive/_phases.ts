/** When the silent clients connect: with Keep Alive 1 to 5 their deadlines are 1.5, 1.75, 2, 2.25, 2.5, 3, 3.25, ... 8.5 seconds. */

/** Milliseconds after the start. */
export const connectedAtMs = [0, 250, 500, 750, 1000] as const;
