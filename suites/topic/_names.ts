/** Names that are told apart character by character, however alike they look; T stands for the scenario's tag. */

/** By what could make a broker take one for another. */
export const lookAlikes = {
  'upper-and-lower-case': ['T/Accounts', 'T/ACCOUNTS', 'T/accounts', 'T/straße', 'T/STRASSE', 'T/ÄÖÜ', 'T/äöü'],
  'leading-trailing-and-doubled-slashes': ['T/a', '/T/a', '//T/a', 'T/a/', 'T/a//', 'T//a', '/T/a/', 'T'],
  spaces: ['T/a b', 'T/ab', 'T/a  b', 'T/ a b', 'T/a b ', 'T/a\u00a0b', 'T/a%20b', 'T /a b', ' T/a b'],
  'composed-and-decomposed-accents': ['T/\u00e9', 'T/e\u0301', 'T/e', 'T/\u00c5', 'T/A\u030a', 'T/\u212b'],
  'hangul-whole-and-in-parts': ['T/\uac00', 'T/\u1100\u1161'],
  'compatible-characters': ['T/\ufb01', 'T/fi', 'T/\u2460', 'T/1', 'T/\uff21', 'T/A', 'T/\u00b2', 'T/2'],
  'byte-order-mark': ['T/a', '\ufeffT/a', 'T/\ufeffa', 'T/a\ufeff', 'T/\ufeff/a', 'T/\u200ba', 'T/\u00ada'],
  'alphabets-alike': ['T/a', 'T/\u0430', 'T/\u03b1', 'T/o', 'T/\u043e', 'T/\u03bf', 'T/0'],
  'four-byte-characters': ['T/\u{1f600}', 'T/\u{1f601}', 'T/\u{20000}', 'T/\u{20001}', 'T/\u{10000}', 'T/\ufffd'],
  punctuation: ['T/a.b', 'T/a/b', 'T/a*b', 'T/a>b', 'T/a:b', 'T/a\\b', 'T/a?b', 'T/a%2Fb', 'T/a;b', 'T/a_b', 'T/a-b'],
  'wildcards-of-others': ['T/*', 'T/>', 'T/**', 'T/?', 'T/%', 'T/_', 'T/.*', 'T/[a]', 'T/{a}', 'T/a', 'T/$'],
  'dots-as-in-paths': ['T/a', 'T/./a', 'T/b/../a', 'T/.', 'T/..', 'T/~'],
  numbers: ['T/1', 'T/01', 'T/1.0', 'T/-1', 'T/1e0'],
  'one-a-part-of-the-other': ['T', 'T/a', 'T/aa', 'T/a/a', 'T/b/a', 'T/a/b', 'Ta', 'aT'],
} as const;
