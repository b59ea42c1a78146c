import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reporters } from '../report/reporters.ts';
import { planReporters } from './reporter-plan.ts';

const plan = (...options: string[]): [string, string | null][] =>
  planReporters(options, 'out', reporters).map(({ name, file }) => [name, file]);

test('without any it is the console on stdout', () => {
  expect(plan()).toEqual([['console', null]]);
});

test('one without a file has stdout', () => {
  expect(plan('tap', 'junit=a.xml', 'json=b.json')).toEqual([
    ['tap', null],
    ['junit', 'a.xml'],
    ['json', 'b.json'],
  ]);
  expect(plan('json')).toEqual([['json', null]]);
});

test('junit and json make room on stdout', () => {
  expect(plan('console', 'junit', 'json')).toEqual([
    ['console', null],
    ['junit', join('out', 'mqttspec.xml')],
    ['json', join('out', 'mqttspec.json')],
  ]);
});

test('html is always a file, and leaves stdout to others', () => {
  expect(plan('html')).toEqual([['html', join('out', 'report.html')]]);
  expect(plan('html', 'json')).toEqual([
    ['html', join('out', 'report.html')],
    ['json', null],
  ]);
  expect(plan('html=a.html')).toEqual([['html', 'a.html']]);
});

test('a certificate is a page or its data, several times if wanted', () => {
  expect(plan('certificate', 'certificate=a.json', 'certificate=b.html.gz')).toEqual([
    ['certificate', join('out', 'certificate.html')],
    ['certificate', 'a.json'],
    ['certificate', 'b.html.gz'],
  ]);
});

test.each([
  [['console', 'tap'], /Both --reporter console and --reporter tap would write to stdout.* --reporter tap=FILE\.$/],
  [['tap=a', 'json=a'], /would write to a; .* --reporter json=OTHER-FILE\.$/],
  [
    ['jnit'],
    /There is no reporter "jnit"; there are console, tap, junit, json, html, markdown, github, badge, certificate\. Did you mean junit\?$/,
  ],
  [['constructor'], /There is no reporter "constructor"/],
  [['tap='], /names no file; write tap=FILE, or tap alone/],
  [['certificate=a.pdf'], /^--reporter certificate=a\.pdf: expected a file whose name ends with \.html or \.json\.$/],
])('%j is wrong usage', (options, message) => {
  expect(() => plan(...options)).toThrow(
    expect.objectContaining({ code: 'MQTTSPEC_USAGE', message: expect.stringMatching(message) }),
  );
});
