/** What the config file may say, as a schema whose complaints are sentences. */

import * as v from 'valibot';
import { versions } from '../../reference/codec/version.ts';
import { declarables, declarationNames, isDeclarable } from '../declarations.ts';
import { nearest } from '../nearest.ts';

/** A value as it came, short enough for a sentence. */
function shown(value: unknown): string {
  const text = typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The complaint about a value that is something else than `what`. */
export const wanting =
  (what: string) =>
  ({ input }: { readonly input: unknown }): string =>
    `expected ${what}, got ${shown(input)}`;

/** A text that is not empty. */
export const text = (what: string) => v.pipe(v.string(wanting(what)), v.nonEmpty(wanting(what)));
const texts = (what: string) => v.array(text(what), wanting(`a list of ${what.replace(/^an? /, '')}s`));
/** A truth value. */
export const flag = v.boolean(wanting('true or false'));
/** A whole number within those bounds. */
export const wholeNumber = (least: number, most: number, what: string) => {
  const complaint = wanting(`${what} from ${least} to ${most}`);
  return v.pipe(v.number(complaint), v.integer(complaint), v.minValue(least, complaint), v.maxValue(most, complaint));
};

/** An object of those fields and no others: of a name that is none of them the nearest one is told. */
export function fields<const E extends v.ObjectEntries>(entries: E) {
  const names = Object.keys(entries);
  return v.strictObject(entries, (issue) => {
    const at = issue.path?.at(-1);
    if (at?.origin !== 'key') return wanting(`an object with ${names.join(', ')}`)(issue);
    if (issue.expected !== 'never') return 'is missing';
    const [guess] = nearest(String(at.key), names, 1);
    return `there is no such key${guess === undefined ? `; there are ${names.join(', ')}` : `: did you mean ${guess}?`}`;
  });
}

const launch = fields({
  command: v.lazy((input) =>
    typeof input === 'string'
      ? text('a command')
      : v.pipe(
          v.array(text('a word of a command'), wanting('a command, as one text or as a list of its words')),
          v.nonEmpty(wanting('a command with at least the program')),
        ),
  ),
  urls: v.optional(texts('a URL')),
  files: v.optional(v.record(v.string(), v.string(wanting('the content of a file')), wanting('an object of files'))),
  env: v.optional(v.record(v.string(), v.string(wanting('a text')), wanting('an object of environment variables'))),
  cwd: v.optional(text('a folder')),
  readyMs: v.optional(wholeNumber(1, 3_600_000, 'milliseconds')),
  install: v.optional(text('a text')),
});

const needs = fields(
  Object.fromEntries(
    declarationNames.map((name) => [
      name,
      v.optional(v.custom((value) => isDeclarable(name, value), wanting(declarables[name].what))),
    ]),
  ),
);

/** The whole file. */
export const configSchema = fields({
  urls: v.optional(texts('a URL')),
  username: v.optional(v.string(wanting('a text'))),
  password: v.optional(v.string(wanting('a text'))),
  tls: v.optional(
    fields({
      ca: v.optional(text('a file')),
      cert: v.optional(text('a file')),
      key: v.optional(text('a file')),
      insecure: v.optional(flag),
    }),
  ),
  mqtt: v.optional(
    v.array(v.picklist(versions, wanting(`one of ${versions.join(', ')}`)), wanting('a list of versions')),
  ),
  needs: v.optional(needs),
  timeouts: v.optional(fields({ answerMs: v.optional(wholeNumber(1, 3_600_000, 'milliseconds')) })),
  concurrency: v.optional(wholeNumber(1, 1000, 'a whole number')),
  suite: v.optional(texts('a name')),
  scenario: v.optional(texts('an id')),
  statement: v.optional(texts('an id')),
  slow: v.optional(flag),
  strict: v.optional(flag),
  baseline: v.optional(text('a file')),
  reporters: v.optional(texts('a reporter')),
  out: v.optional(text('a folder')),
  launch: v.optional(v.lazy((input) => (typeof input === 'string' ? text('a command') : launch))),
});
