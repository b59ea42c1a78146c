import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { renderBadge } from './badge.ts';
import { runOf, sampleResult, sampleScenario } from './sample-result.ts';

const titleOf = (svg: string): string => new XMLParser().parse(svg).svg.title;

test('it tells versions and counts, and is one SVG', () => {
  expect(titleOf(renderBadge(sampleResult, { strict: false }))).toBe('MQTT 3.1 3.1.1 5.0: 3 pass, 2 fail, 1 warn');
  expect(titleOf(renderBadge(runOf([sampleScenario()]), { strict: false }))).toBe('MQTT 3.1.1: 1 pass');
  expect(titleOf(renderBadge(runOf([]), { strict: false }))).toBe('MQTT: not judged');
});

test('failures that are all known say so', () => {
  const baseline = { file: 'known.json', known: 2, new: [], repaired: [] };
  expect(titleOf(renderBadge({ ...sampleResult, baseline }, { strict: false }))).toContain('2 fail, all known');
});
