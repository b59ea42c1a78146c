/** Pages as text: whatever is put into a template is escaped unless it is markup already. */

/** Markup. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Part[];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function markupOf(part: Part): string {
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(markupOf).join('');
  return String(part).replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** A template of markup. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: texts.map((text, index) => text + markupOf(parts[index] ?? '')).join('') };
}

/** A whole page, which asks for no other file. */
export function page(title: string, css: string, body: Html): string {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${{ markup: css }}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  return markup;
}
