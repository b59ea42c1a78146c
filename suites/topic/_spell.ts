/** Topics as the tables of this suite write them. */

/** The topic that a text stands for: each @ is the scenario's tag. */
export function spell(text: string, tag: string): string {
  return text.replaceAll('@', tag);
}
