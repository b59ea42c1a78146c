import { fault } from '../fault.ts';

/** A broker that compares levels by something other than their characters. */
function comparing(name: string, title: string, key: (level: string) => string) {
  return fault({
    name: `compared-${name}`,
    title: `Levels are compared ${title}`,
    breaks: { '3.1.1': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3'], '5.0': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3'] },
    bend: (rules) => ({ ...rules, levelKey: (level) => key(rules.levelKey(level)) }),
  });
}

export default [
  comparing('in-lower-case', 'in lower case', (level) => level.toLowerCase()),
  comparing('in-upper-case-ascii', 'with a to z and A to Z taken for the same', (level) =>
    level.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  ),
  comparing('case-blind-beyond-ascii', 'case-blind outside ASCII', (level) =>
    level.replace(/[^\0-\x7f]+/g, (letters) => letters.toLowerCase()),
  ),
  comparing('composed', 'after composing accents (NFC)', (level) => level.normalize('NFC')),
  comparing('decomposed', 'after decomposing accents (NFD)', (level) => level.normalize('NFD')),
  comparing('compatible', 'after replacing compatible characters (NFKC)', (level) => level.normalize('NFKC')),
  comparing('without-accents', 'without accents', (level) => level.normalize('NFD').replace(/\p{M}/gu, '')),
  comparing('trimmed', 'without space at their ends', (level) => level.replace(/^ +| +$/g, '')),
  comparing('without-spaces', 'without spaces', (level) => level.replaceAll(' ', '')),
  comparing('with-spaces-joined', 'with several spaces taken for one', (level) => level.replace(/ +/g, ' ')),
  comparing('with-any-space-alike', 'with U+00A0 taken for a space', (level) => level.replaceAll('\u00a0', ' ')),
  comparing('without-byte-order-mark', 'without U+FEFF', (level) => level.replaceAll('\ufeff', '')),
  comparing('without-invisible-characters', 'without U+200B and U+00AD', (level) =>
    level.replace(/[\u200b\u00ad]/g, ''),
  ),
  comparing('by-three-byte-characters', 'with all characters of four bytes replaced by U+FFFD', (level) =>
    level.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'),
  ),
  comparing('by-two-byte-units', 'by the lower half of their code points', (level) =>
    [...level].map((letter) => String.fromCharCode((letter.codePointAt(0) ?? 0) & 0xffff)).join(''),
  ),
  comparing('in-ascii', 'with everything outside ASCII replaced by ?', (level) => level.replace(/[^\0-\x7f]/gu, '?')),
  comparing('by-looks', 'with Cyrillic letters taken for the Latin ones that look the same', (level) =>
    level.replaceAll('\u0430', 'a').replaceAll('\u043e', 'o'),
  ),
  comparing('as-numbers', 'as numbers where they are numbers', (level) =>
    /^[0-9][0-9.e]*$/.test(level) ? `${Number(level)}` : level,
  ),
  comparing('without-punctuation', 'with every mark of punctuation taken for _', (level) =>
    level.replace(/[-.:;?*>\\]/g, '_'),
  ),
  ...[128, 254, 1023, 32_766, 65_500].map((length) =>
    comparing(`up-to-${length}-characters`, `up to their ${length}th character`, (level) => level.slice(0, length)),
  ),
];
