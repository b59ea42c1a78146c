import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { departed, runOf, sampleResult } from './sample-result.ts';

const options = { strict: false, rerun: ({ id }: { readonly id: string }) => `mqttspec run --scenario ${id}` };
const text = renderMarkdown(sampleResult, options);

test('the totals, a row for each failure with statement, expected and got, and its packets folded', () => {
  expect(text).toMatch(/^## MQTT conformance: samplebroker 1\.0\n\n\*\*samplebroker 1\.0 breaks 2 requirements: /);
  expect(text).toContain('| 3 | 2 | 1 | 2 | 1 | 9 |');
  expect(text).toMatch(
    /\| `keep-alive\/silent-client` \(3\.1\.1\) \| \[MQTT-3\.1\.2-24\]\(<http[^>]+>\) \| the connection closed 3000 ms after the last packet \| it still open after 9000 ms \|/,
  );
  expect(text).toContain('mqttspec run --scenario keep-alive/silent-client');
  expect(text).toContain('mqttspec explain keep-alive/silent-client --mqtt 3.1.1');
  expect(text).toContain('<summary>Inconclusive: 1</summary>');
});

test('text of a broker brings no markup, no line and no end of a block of its own', () => {
  const inTables = text.split('\n').filter((line) => line.startsWith('|'));
  expect(inTables.join('\n')).not.toMatch(/[^\\]<c attr/);
  expect(inTables.join('\n')).toContain('\\<c attr="d"\\>&amp;amp;\\]\\]\\>');
  expect(text).not.toMatch(/^ok 99/m);
  const fences = text.split('\n').filter((line) => line.startsWith('```'));
  expect(fences.length % 2).toBe(0);
});

test('what is known is folded and not among the failures; a crowd of failures is cut with a word on it', () => {
  const failure = (id: string) => departed('fail', { id, reason: 'expected a, got b' });
  const known = { ...failure('qos/known'), known: { reason: 'an old one', issue: 'https://example.org/1' } };
  const crowd = Array.from({ length: 300 }, (_, index) => failure(`qos/${index}`));
  const told = renderMarkdown(runOf([known, ...crowd]), options);
  expect(told).toContain('### Failures: 300');
  expect(told).toContain('… and 100 more, which the JSON report has.');
  expect(told).toContain('The packets of 250 others are in the JSON and HTML reports.');
  expect(told).toContain('<summary>Known failures: 1</summary>');
  expect(told).toContain('| `qos/known` (3.1.1) | an old one https://example.org/1 |');
});
