import { expect, test } from 'vitest';
import { type KnownFailure, knownFailuresText, parseKnownFailures } from './known-failure.ts';

const scenarios = [
  { id: 'qos/a', suite: 'qos', statements: { '5.0': [] } },
  { id: 'will/delayed', suite: 'will', statements: { '3.1.1': [], '5.0': [] } },
];
const parse = (content: string): readonly KnownFailure[] => parseKnownFailures(content, 'known.json', scenarios);

test('what is written is read again, one entry on each line in the order of the ids', () => {
  const entries: readonly KnownFailure[] = [
    {
      scenario: 'will/*',
      mqtt: ['3.1.1', '5.0'],
      reason: 'with "quotes"',
      issue: 'https://example.org/1',
      varies: 'x',
    },
    { scenario: 'qos/a', reason: 'why' },
  ];
  const text = knownFailuresText(entries);
  expect(text.split('\n')).toHaveLength(7);
  expect(parse(text)).toEqual([...entries].reverse());
  expect(parse(knownFailuresText([]))).toEqual([]);
});

test.each([
  ['no JSON', '{', /^known\.json is no JSON: .*It looks like/],
  ['another shape', '[]', /^known\.json: known: .*It looks like/],
  ['no reason', '{"known":[{"scenario":"qos/a"}]}', /^known\.json: known\.0\.reason: /],
  ['an empty reason', '{"known":[{"scenario":"qos/a","reason":" "}]}', /known\.0\.reason: should not be empty/],
  ['a slip in a key', '{"known":[{"scenario":"qos/a","reason":"x","isue":"y"}]}', /known\.0\.isue: /],
  ['a version that is none', '{"known":[{"scenario":"qos/a","reason":"x","mqtt":["5"]}]}', /known\.0\.mqtt\.0: /],
  [
    'an unknown id',
    '{"known":[{"scenario":"will/delaid","reason":"x"}]}',
    /known\.0: there is no scenario will\/delaid\. Nearest: will\/delayed/,
  ],
  [
    'a version it is not run in',
    '{"known":[{"scenario":"qos/*","mqtt":["3.1"],"reason":"x"}]}',
    /known\.0: qos\/\* is not run in MQTT 3\.1/,
  ],
])('%s is an error with its place', (_, content, message) => {
  expect(() => parse(content)).toThrow(message);
});
