/** Random strings, bytes, Topic Names and Topic Filters that MQTT can carry. */

import fc from 'fast-check';

/** Any Unicode text without U+0000 and without lone surrogates. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).map((string) => string.replaceAll('\0', '\ufeff')),
  fc.string({ maxLength: 40 }),
);

/** Any bytes. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 200 });

const level = text.map((string) => string.replace(/[+#/]/g, '-'));

/** A Topic Name of one to five levels, some of them empty. */
export const topicName: fc.Arbitrary<string> = fc
  .array(level, { minLength: 1, maxLength: 5 })
  .map((levels) => levels.join('/') || '/');

/** A Topic Filter: such a name, or one with wildcards where they are allowed. */
export const topicFilter: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: level }, { weight: 1, arbitrary: fc.constant('+') }), { maxLength: 4 }),
    fc.constantFrom('#', '+', 'end'),
  )
  .map(([levels, last]) => [...levels, last].join('/'))
  .map((filter) => (filter.startsWith('$share/') ? `-${filter}` : filter));
