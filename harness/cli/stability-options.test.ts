import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addStabilityOptions, type StabilityArguments, shardOf } from './stability-options.ts';

const scenarios = Array.from({ length: 100 }, (_, index) => ({ id: `suite-${index % 7}/behaviour-${index}` }));

test('the parts are all of it, none is in two, each has as many, and the order of the scenarios does not matter', () => {
  const parts = [1, 2, 3].map((index) => shardOf(scenarios, { index, of: 3 }));
  expect(parts.map(({ length }) => length)).toEqual([34, 33, 33]);
  expect(new Set(parts.flat())).toEqual(new Set(scenarios));
  expect(new Set(shardOf([...scenarios].reverse(), { index: 2, of: 3 }))).toEqual(new Set(parts[1]));
});

function parse(...words: readonly string[]): { readonly urls: readonly string[]; readonly given: StabilityArguments } {
  const command = addStabilityOptions(new Command('run').argument('[url...]').exitOverride());
  command.configureOutput({ writeErr: () => undefined }).parse(words, { from: 'user' });
  return { urls: command.args, given: command.opts() };
}

test.each<[readonly string[], number]>([
  [['--bail', '3', 'mqtt://h'], 3],
  [['mqtt://h', '--bail'], 1],
])('%j', (words, bail) => {
  expect(parse(...words)).toEqual({ urls: ['mqtt://h'], given: { bail } });
});

test('--bail before a URL is refused with the way to write it', () => {
  expect(() => parse('--bail', 'mqtt://h')).toThrow('before the URL: --bail 1 mqtt://h, or --bail behind it');
});
