/** Addresses of the site, there and back. */

import { expect, test } from 'vitest';
import { hrefOf, routeOf } from './route.ts';

test('a place and its address', () => {
  const href = hrefOf('scenarios/will/published/cut', { mqtt: '5.0', fault: null });
  expect(href).toBe('#/scenarios/will/published/cut?mqtt=5.0');
  const { path, query } = routeOf(href);
  expect(path).toEqual(['scenarios', 'will', 'published', 'cut']);
  expect(query.get('mqtt')).toBe('5.0');
});

test('no address is the beginning', () => {
  expect(routeOf('').path).toEqual([]);
  expect(routeOf('#/').path).toEqual([]);
});
