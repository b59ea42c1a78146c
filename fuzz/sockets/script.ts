/** What is to be said on sockets: an episode played in virtual time, whose steps say also which version each connection speaks. */

import type { Version } from '../../reference/codec/index.ts';
import type { Step } from '../case.ts';
import { mood } from '../grammar/mood.ts';
import { createSteps } from '../grammar/next-step.ts';
import { createWorld } from '../play/world.ts';
import { createRandom } from '../random.ts';
import { setupOf } from '../setups.ts';

/** Steps, and the versions that they lead to. */
export interface Script {
  readonly steps: readonly Step[];
  /** By connection: that of its CONNECT, which decides how its bytes are to be read. */
  readonly versions: ReadonlyMap<number, Version>;
}

/** Makes up so many steps. */
export function writeScript(seed: number, count: number): Script {
  const random = createRandom(seed);
  const world = createWorld(setupOf('roomy'), []);
  const source = createSteps(random, world, mood(random));
  const steps: Step[] = [];
  const versions = new Map<number, Version>();
  while (steps.length < count) {
    const step = source.next();
    const peer = step.kind === 'bytes' ? world.peers.get(step.connection) : undefined;
    steps.push(step);
    world.play(step);
    if (peer !== undefined) versions.set(peer.number, peer.version);
  }
  world.finish();
  return { steps, versions };
}
