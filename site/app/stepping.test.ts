/** Steps go from packet to packet, over what is merely opened. */

import { expect, test } from 'vitest';
import { cleanSession } from '../lab/exchanges/sessions.ts';
import { record } from '../lab/record.ts';
import { endOfRemark, oneBack, oneFurther, remarkAt } from './stepping.ts';

const { result, remarks } = await record(cleanSession, '3.1.1');
const { trace } = result;

test('each step shows one packet or the end of a connection, and there is a way back', () => {
  const places = [0];
  for (let at = 0; at < trace.length; ) {
    at = oneFurther(trace, at);
    places.push(at);
    expect(trace[at - 1]?.kind).not.toBe('opened');
  }
  expect(places).toHaveLength(1 + trace.filter(({ kind }) => kind !== 'opened').length);
  for (let index = places.length - 1; index > 0; index -= 1) {
    expect(oneBack(trace, places[index] ?? 0)).toBe(places[index - 1]);
  }
  expect(oneFurther(trace, trace.length)).toBe(trace.length);
  expect(oneBack(trace, 0)).toBe(0);
});

test('a remark is told before what it announces', () => {
  expect(remarkAt(remarks, 0)).toBe(0);
  expect(remarkAt(remarks, trace.length)).toBe(remarks.length - 1);
  expect(endOfRemark(trace, remarks, 0)).toBe(remarks[1]?.at);
  expect(endOfRemark(trace, remarks, remarks.length - 1)).toBe(trace.length);
});
