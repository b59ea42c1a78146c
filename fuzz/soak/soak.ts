/** A broker under a crowd of clients for a long time that passes quickly: judged as when it is fuzzed, and by the books. */

import type { Fault } from '../../reference/faults/fault.ts';
import type { Finding } from '../judge/scene.ts';
import { createWorld } from '../play/world.ts';
import { createRandom } from '../random.ts';
import { createCrowd } from './crowd.ts';
import { openLedger } from './ledger.ts';

/** How long, and with whom. */
export interface SoakOptions {
  readonly clients: number;
  readonly minutes: number;
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** Told after each minute. */
  readonly progress?: (tally: SoakTally) => void;
}

/** How far it has come. */
export interface SoakTally {
  readonly minutes: number;
  readonly connected: number;
  readonly received: number;
  readonly sent: number;
}

/** What came of it. */
export interface SoakResult extends SoakTally {
  /** Null if all was well. */
  readonly finding: Finding | null;
}

const tickMs = 100;
const ticksPerMinute = 60_000 / tickMs;
/** Ticks from one deed of a client to its next one, on average. */
const pauseTicks = 100;

/** Soaks. The same options do the same. */
export function soak({ clients, minutes, seed, faults, progress }: SoakOptions): SoakResult {
  const random = createRandom(seed);
  const world = createWorld({ limits: {}, settings: { sysIntervalMs: 600_000 } }, faults, {
    heard: (peer, packet) => {
      const clientId = crowd.clientIdOf(peer.number);
      if (packet.type === 'publish' && clientId !== null) ledger.gets(clientId, packet);
    },
    gone: ({ number }) => {
      const clientId = crowd.clientIdOf(number);
      crowd.gone(number);
      if (clientId !== null) ledger.leaves(clientId, false);
    },
  });
  const ledger = openLedger(world.nowMs, world.report);
  const crowd = createCrowd(random, world, ledger, clients);

  const tally = (): SoakTally => ({
    minutes: Math.floor(world.nowMs() / 60_000),
    connected: world.peers.size,
    ...world.packets(),
  });

  for (let tick = 1; tick <= minutes * ticksPerMinute && world.finding === null; tick++) {
    // Fewer clients than ticks in a pause: one of them acts in some ticks.
    for (let deeds = clients / pauseTicks; random.percent(deeds * 100); deeds--) crowd.act();
    world.play({ kind: 'wait', durationMs: tickMs });
    ledger.passed();
    if (tick % ticksPerMinute !== 0) continue;
    world.inspect([]);
    progress?.(tally());
  }
  if (world.finding === null) crowd.gather();
  const [missing] = ledger.missing();
  if (missing !== undefined) world.report('nothing-is-lost', missing);
  const reached = tally();
  if (world.finding === null) world.finish();
  return { ...reached, finding: world.finding };
}
