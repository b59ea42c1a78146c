/** What the readers of option values take and what they refuse. */

import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { integerArgument, portArgument, secondsArgument } from './arguments.ts';

const refused = InvalidArgumentError;

describe('a whole number', () => {
  it.each([
    ['1', 1],
    ['10', 10],
    ['007', 7],
  ])('%j is %d', (text, value) => {
    expect(integerArgument(1, 10)(text)).toBe(value);
  });

  it.each(['0', '11', '', ' 1', '-1', '+1', '1.0', '1e0', '0x1', 'one'])('%j is refused', (text) => {
    expect(() => integerArgument(1, 10)(text)).toThrow(refused);
  });

  it('without an upper bound says only the lower', () => {
    expect(() => integerArgument(1)('0')).toThrow('Expected a whole number, 1 or more.');
    expect(integerArgument(1)('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => integerArgument(1)('9007199254740992')).toThrow(refused);
  });
});

describe('a port', () => {
  it.each(['0', '1883', '65535'])('%j is taken', (text) => {
    expect(portArgument(text)).toBe(Number(text));
  });

  it('ends at 65535', () => {
    expect(() => portArgument('65536')).toThrow('Expected a whole number from 0 to 65535.');
  });
});

describe('seconds', () => {
  it.each([
    ['1', 1_000],
    ['0.5', 500],
    ['0.0001', 1],
    ['315360000', 315_360_000_000],
  ])('%j are %d milliseconds', (text, ms) => {
    expect(secondsArgument(text)).toBe(ms);
  });

  it.each(['0', '0.0', '-1', '315360001', '', '5s', '1e3', '.5'])('%j are refused', (text) => {
    expect(() => secondsArgument(text)).toThrow(refused);
  });
});
