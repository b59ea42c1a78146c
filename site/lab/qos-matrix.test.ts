/** The matrix is the lower of the two levels everywhere, and each of its switches shows in some cell. */

import { describe, expect, it } from 'vitest';
import { effectiveQosSwitches } from './exchanges/qos.ts';
import { qosMatrix } from './qos-matrix.ts';
import { loadFaults } from './repertoire.ts';

const faults = await loadFaults();

describe('the matrix of QoS', () => {
  it('has the lower level in each cell, and the packets that the two hops take', async () => {
    const cells = await qosMatrix('5.0', []);
    expect(cells.map(({ delivered }) => delivered)).toEqual([0, 0, 0, 0, 1, 1, 0, 1, 2]);
    // A hop takes one packet at QoS 0, two at QoS 1, four at QoS 2.
    expect(cells.map(({ packets }) => packets)).toEqual([2, 2, 2, 3, 4, 4, 5, 6, 8]);
    expect(cells.every(({ reason }) => reason === null)).toBe(true);
  });

  it.each(effectiveQosSwitches)('shows $fault', async ({ fault }) => {
    const found = faults.get(fault);
    if (found === undefined) throw new Error(`there is no fault ${fault}`);
    const cells = await qosMatrix('5.0', [found]);
    expect(cells.some(({ reason }) => reason !== null)).toBe(true);
  });
});
