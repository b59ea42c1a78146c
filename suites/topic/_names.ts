/** Names that are told apart character by character, however alike they look; @ stands for the scenario's tag. */

/** By what could make a broker take one for another. */
export const lookAlikes = {
  'upper-and-lower-case': ['@/Accounts', '@/ACCOUNTS', '@/accounts', '@/straße', '@/STRASSE', '@/ÄÖÜ', '@/äöü'],
  'leading-trailing-and-doubled-slashes': ['@/a', '/@/a', '//@/a', '@/a/', '@/a//', '@//a', '/@/a/', '@'],
  spaces: ['@/a b', '@/ab', '@/a  b', '@/ a b', '@/a b ', '@/a\u00a0b', '@/a%20b', '@ /a b', ' @/a b'],
  'composed-and-decomposed-accents': ['@/\u00e9', '@/e\u0301', '@/e', '@/\u00c5', '@/A\u030a', '@/\u212b'],
  'hangul-whole-and-in-parts': ['@/\uac00', '@/\u1100\u1161'],
  'compatible-characters': ['@/\ufb01', '@/fi', '@/\u2460', '@/1', '@/\uff21', '@/A', '@/\u00b2', '@/2'],
  'byte-order-mark': ['@/a', '\ufeff@/a', '@/\ufeffa', '@/a\ufeff', '@/\ufeff/a', '@/\u200ba', '@/\u00ada'],
  'alphabets-alike': ['@/a', '@/\u0430', '@/\u03b1', '@/o', '@/\u043e', '@/\u03bf', '@/0'],
  'four-byte-characters': ['@/\u{1f600}', '@/\u{1f601}', '@/\u{20000}', '@/\u{20001}', '@/\u{10000}', '@/\ufffd'],
  punctuation: ['@/a.b', '@/a/b', '@/a*b', '@/a>b', '@/a:b', '@/a\\b', '@/a?b', '@/a%2Fb', '@/a;b', '@/a_b', '@/a-b'],
  'wildcards-of-others': ['@/*', '@/>', '@/**', '@/?', '@/%', '@/_', '@/.*', '@/[a]', '@/{a}', '@/a', '@/$'],
  'dots-as-in-paths': ['@/a', '@/./a', '@/b/../a', '@/.', '@/..', '@/~'],
  numbers: ['@/1', '@/01', '@/1.0', '@/-1', '@/1e0'],
  'one-a-part-of-the-other': ['@', '@/a', '@/aa', '@/a/a', '@/b/a', '@/a/b', '@a', 'a@'],
} as const;
