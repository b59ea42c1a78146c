/** A certificate as JSON, one statement and one scenario on each line, so that diffs can be read. */

import type { Certificate } from './certificate.ts';

/** The text. */
export function certificateText(certificate: Certificate): string {
  const fields = Object.entries(certificate).map(([name, value]) => {
    const text = Array.isArray(value) ? lines(value) : JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function lines(entries: readonly unknown[]): string {
  if (entries.length === 0) return '[]';
  return `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
}
