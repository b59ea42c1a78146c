/** A word of a command line as it is typed. */

/** The word, in quotes where a shell would read more into it. */
export const shellWord = (word: string): string =>
  /^[\w./:@=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
