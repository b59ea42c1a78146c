/** The judge of the crash test can tell. */

import { expect, it } from 'vitest';
import { judge } from './judge.ts';

const stream = { name: 'x', acknowledged: 3, received: [1, 2, 3], isExactlyOnce: true };

it('is content with all, once and in order, and with more than was acknowledged', () => {
  expect(judge(stream)).toEqual([]);
  expect(judge({ ...stream, received: [1, 2, 3, 4] })).toEqual([]);
});

it('tells a loss, in the middle and at the end', () => {
  expect(judge({ ...stream, received: [1, 3] })).toEqual(['x: 2 was acknowledged and never came']);
  expect(judge({ ...stream, received: [1, 2] })).toEqual(['x: 3 was acknowledged and never came']);
});

it('tells a double at QoS 2, and lets it pass at QoS 1', () => {
  expect(judge({ ...stream, received: [1, 2, 2, 3] })).toEqual(['x: 2 came twice']);
  expect(judge({ ...stream, received: [1, 2, 3, 2, 3], isExactlyOnce: false })).toEqual([]);
});

it('tells what came too late', () => {
  expect(judge({ ...stream, received: [2, 1, 3], isExactlyOnce: false })).toEqual(['x: 1 came behind 2']);
});
