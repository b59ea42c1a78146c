/** The kill matrix: every fault is noticed, every scenario and every always-on check notices some fault. */

import { expect, it } from 'vitest';
import { mqttspec } from '../support/cli.ts';

async function matrixOf(...args: readonly string[]) {
  const { stdout, stderr, exitCode } = await mqttspec('prove', '--json', ...args);
  expect(stderr).toBe('');
  return { matrix: JSON.parse(stdout), exitCode };
}

it('has no survivor, no scenario that is never red, no idle check', async () => {
  const { matrix, exitCode } = await matrixOf('--quick', '--mqtt', '3.1.1');
  expect(matrix.survivors).toEqual([]);
  expect(matrix.neverKilled).toEqual([]);
  expect(matrix.idleChecks).toEqual([]);
  expect(exitCode).toBe(0);
});

it('is the same each time', async () => {
  const some = ['--mqtt', '3.1.1', '--fault', 'keep-alive-*', '--suite', 'keep-alive'];
  expect((await matrixOf(...some)).matrix).toEqual((await matrixOf(...some)).matrix);
});
