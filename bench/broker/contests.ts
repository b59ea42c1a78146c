/** The contests of brokers: each scenario against ours, mosquitto and aedes; what is kept on disk against ours in memory. */

import { fileURLToPath } from 'node:url';
import { measureInChild } from '../child.ts';
import { type Contest, ours } from '../contest.ts';
import { type RunningBroker, startAedes, startMosquitto, startOurs, startOursKept } from './brokers.ts';
import { inMemory, scenarios } from './scenarios.ts';

const loadProgram = fileURLToPath(new URL('./load/main.js', import.meta.url));

type Brokers = Readonly<Record<string, () => Promise<RunningBroker>>>;

const brokers: Brokers = { [ours]: startOurs, mosquitto: startMosquitto, aedes: startAedes };
const keeping: Brokers = { [ours]: startOursKept, [inMemory]: startOurs };

/** All of them; `effort` is 1, or less for shorter runs. */
export function brokerContests(effort: number): readonly Contest[] {
  return scenarios.map(({ id, title, unit, better, targets, isKept = false }) => ({
    id,
    title,
    unit,
    better,
    targets,
    contenders: Object.entries(isKept ? keeping : brokers).map(([name, start]) => ({
      name,
      measure: () => measure(start, id, effort),
    })),
  }));
}

async function measure(start: () => Promise<RunningBroker>, id: string, effort: number): Promise<number> {
  const { port, pid, stop } = await start();
  try {
    return await measureInChild(loadProgram, [id, String(port), String(pid), String(effort)]);
  } finally {
    await stop();
  }
}
