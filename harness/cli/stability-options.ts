/** The options by which a run is repeated, shared among machines, or ended early. */

import { createHash } from 'node:crypto';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { integerArgument } from './arguments.ts';

/** One part of the scenarios: the first of three is `{ index: 1, of: 3 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What commander makes of the options. */
export interface StabilityArguments {
  /** How often everything is run. */
  readonly repeat?: number;
  /** After how many failures the run ends. */
  readonly bail?: number;
  readonly shard?: Shard;
}

/** Adds them to a command. */
export function addStabilityOptions(command: Command): Command {
  return command
    .option(
      '--repeat <number>',
      'run everything so often; what differs is flaky, and counts as its worst',
      integerArgument(1, 1000),
    )
    .addOption(
      new Option('--bail [number]', 'end after so many failures (alone: one)').preset('1').argParser(bailArgument),
    )
    .option(
      '--shard <i/n>',
      'only part i of n, by the ids; mqttspec merge puts the JSON reports together',
      shardArgument,
    );
}

/** A URL that follows is taken for the number: nobody who reads that one is expected can tell why. */
function bailArgument(text: string): number {
  if (!text.includes('://')) return integerArgument(1)(text);
  throw new InvalidArgumentError(
    `Expected a number of failures before the URL: --bail 1 ${text}, or --bail behind it.`,
  );
}

/** Reads `2/3`. */
function shardArgument(text: string): Shard {
  const [, index = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new InvalidArgumentError('Expected i/n, such as 1/3, 2/3 or 3/3.');
}

/** The part of the scenarios: dealt out in the order of hashes of their ids, so that each part has as many, of all suites. */
export function shardOf<S extends { readonly id: string }>(scenarios: readonly S[], shard: Shard | undefined): S[] {
  if (shard === undefined) return [...scenarios];
  const hashOf = ({ id }: S): string => createHash('sha256').update(id).digest('hex');
  const dealt = scenarios.map((scenario) => ({ scenario, hash: hashOf(scenario) }));
  dealt.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const mine = new Set(
    dealt.filter((_, place) => place % shard.of === shard.index - 1).map(({ scenario }) => scenario),
  );
  return scenarios.filter((scenario) => mine.has(scenario));
}
