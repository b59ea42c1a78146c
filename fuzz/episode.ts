/** One episode of fuzzing: a broker of its own, a few thousand steps, and an end at which nothing may be left. */

import type { Fault } from '../reference/faults/fault.ts';
import type { Case, Step } from './case.ts';
import { mood } from './grammar/mood.ts';
import { createSteps } from './grammar/next-step.ts';
import { topicNames } from './grammar/words.ts';
import type { Finding } from './judge/scene.ts';
import { createWorld } from './play/world.ts';
import { createRandom } from './random.ts';
import { setupNames, setupOf } from './setups.ts';

/** What came of an episode. */
export interface Episode {
  /** Steps that brought bytes to the broker. */
  readonly chunks: number;
  /** Control packets in both directions, as the broker counts them. */
  readonly packets: { readonly received: number; readonly sent: number };
  /** Null if all was well. */
  readonly failure: Failure | null;
}

/** A case that ends with something that must not be. */
export interface Failure {
  readonly finding: Finding;
  readonly played: Case;
}

/** Steps between two looks inside. */
const inspectEvery = 32;

/** Plays an episode of so many steps, all made from the seed. */
export function playEpisode(seed: number, steps: number, faults: readonly Fault[]): Episode {
  const random = createRandom(seed);
  const setup = random.pick(setupNames);
  const world = createWorld(setupOf(setup), faults);
  const source = createSteps(random, world, mood(random));
  const played: Step[] = [];
  let chunks = 0;
  while (played.length < steps && world.finding === null) {
    const step = source.next();
    played.push(step);
    if (step.kind === 'bytes') chunks += 1;
    world.play(step);
    if (played.length % inspectEvery === 0) world.inspect([random.pick(topicNames)]);
  }
  const packets = world.packets();
  if (world.finding === null) world.finish();
  const { finding } = world;
  return { chunks, packets, failure: finding === null ? null : { finding, played: { setup, steps: played } } };
}

/** Plays a case; what must not be, or null. */
export function playCase({ setup, steps }: Case, faults: readonly Fault[]): Finding | null {
  const world = createWorld(setupOf(setup), faults);
  for (const [index, step] of steps.entries()) {
    world.play(step);
    if ((index + 1) % inspectEvery === 0 || index === steps.length - 1) world.inspect(topicNames);
    if (world.finding !== null) return world.finding;
  }
  world.finish();
  return world.finding;
}
