/** Text that came from a broker or a scenario, made safe for one line of a terminal, of TAP and of XML. */

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

const escapeOf = (character: string): string => {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
};

/** The text with all that is invisible, breaks lines, steers a terminal or is no legal XML written as `\u001b`. */
export function printable(text: string): string {
  return text.replace(unprintable, escapeOf);
}

/** Whether `printable` would leave the text as it is. */
export function isPrintable(text: string): boolean {
  return text.search(unprintable) === -1;
}

/** The first `maxLength` characters, with an ellipsis when something was cut off. */
export function clip(text: string, maxLength: number): string {
  const characters = [...text.slice(0, 2 * maxLength + 2)];
  return characters.length > maxLength ? `${characters.slice(0, maxLength).join('')}…` : text;
}

/** The text in double quotes, printable and clipped. */
export function quote(text: string, maxLength = 48): string {
  return `"${printable(clip(text, maxLength))}"`;
}

/** A count with its noun: `1 packet`, `2 packets`; the plural is made by an s unless it is given. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? noun : plural}`;
}

/** A duration for people: `12 ms`, `4.3 s`, `2 min 5 s`. */
export function duration(durationMs: number): string {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The words of a text broken into lines of at most `width` characters; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}
