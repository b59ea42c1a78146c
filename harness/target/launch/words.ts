/** A command line taken apart as a shell does it, but for all that shells replace: words, and quotes around them. */

import { UsageError } from '../errors.ts';

const part = /\s+|"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s"'\\]+)/gsy;

/** Its words. Throws a UsageError where a quote is not closed, or there is no word. */
export function wordsOf(line: string): readonly [string, ...string[]] {
  const words: string[] = [];
  let word: string | null = null;
  let end = 0;
  for (const { 0: whole, 1: double, 2: single, 3: escaped, 4: plain, index } of line.matchAll(part)) {
    end = index + whole.length;
    const text = double?.replace(/\\(["\\])/g, '$1') ?? single ?? escaped ?? plain;
    if (text !== undefined) word = (word ?? '') + text;
    else if (word !== null) {
      words.push(word);
      word = null;
    }
  }
  if (end < line.length) throw new UsageError(`the command ${line} has a quote that is not closed`);
  if (word !== null) words.push(word);
  const [program, ...rest] = words;
  if (program === undefined) throw new UsageError('the command to launch is empty: give a program and its arguments');
  return [program, ...rest];
}
