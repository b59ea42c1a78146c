/** Text of brokers and scenarios within Markdown, where it is to bring no markup of its own. */

import { printable } from './printable.ts';

/** The text as it is to be read. */
export function escaped(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replaceAll('&', '&amp;');
}

/** Lines as they are, in a block that none of them can end. */
export function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}

/** What is folded away under a title, which is escaped. */
export function folded(title: string, lines: readonly string[]): string[] {
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}
