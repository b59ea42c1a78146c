/** The data of a certificate within its page: a link by which it is saved, and from which it is read again. */

const start = '<a id="data" download="certificate.json" href="data:application/json;base64,';

/** The link, around that text. */
export function dataLink(data: string, text: string): string {
  return `${start}${Buffer.from(data).toString('base64')}">${text}</a>`;
}

/** The data of a page; null where the text is no page of a certificate. */
export function dataOfPage(text: string): string | null {
  const at = text.indexOf(start);
  if (at === -1) return null;
  const encoded = text.slice(at + start.length, text.indexOf('"', at + start.length));
  return Buffer.from(encoded, 'base64').toString('utf8');
}
