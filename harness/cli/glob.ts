/** Globs over ids: `*` stands for anything, `/` included, `?` for one character, `{a,b}` for either; case does not matter. */

import picomatch from 'picomatch';

/** Whether a text matches the glob. Statement ids may be given in the brackets in which the standard prints them. */
export function globMatcher(glob: string): (text: string) => boolean {
  const bare = glob.replace(/^\[(MQTT-.*)\]$/i, '$1');
  // In bash mode one star crosses slashes.
  const matches = picomatch(bare, { bash: true, nocase: true, dot: true });
  // A function of one argument, since picomatch's own reads a second one, such as the index that `some` hands over.
  return (text) => matches(text);
}
