/** Pieces of HTML for the page of a certificate. */

import { printable } from '../report/printable.ts';

/** Text within an element or an attribute. */
export function text(value: string | number | boolean): string {
  return printable(String(value))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** In the type of code. */
export const code = (value: string | number | boolean): string => `<code>${text(value)}</code>`;

/** Names and values, both HTML. */
export function definitions(entries: readonly (readonly [string, string])[]): string {
  return `<dl>${entries.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

/** A list of texts. */
export const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;

/** A table; heads and cells are HTML, the first cell of a row is its head. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  className = '',
): string {
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  const body = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  return `<table class="${className}"><caption>${text(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

/** A section with its heading. */
export function section(title: string, ...content: readonly string[]): string {
  return `<section><h2>${text(title)}</h2>${content.join('\n')}</section>`;
}
