/** The contests of brokers: each scenario against ours, mosquitto and aedes. */

import { fileURLToPath } from 'node:url';
import { measureInChild } from '../child.ts';
import { type Contest, ours } from '../contest.ts';
import { type RunningBroker, startAedes, startMosquitto, startOurs } from './brokers.ts';
import { scenarios } from './scenarios.ts';

const loadProgram = fileURLToPath(new URL('./load/main.js', import.meta.url));

const brokers: Readonly<Record<string, () => Promise<RunningBroker>>> = {
  [ours]: startOurs,
  mosquitto: startMosquitto,
  aedes: startAedes,
};

/** All of them; `effort` is 1, or less for shorter runs. */
export function brokerContests(effort: number): readonly Contest[] {
  return scenarios.map(({ id, title, unit, better, targets }) => ({
    id,
    title,
    unit,
    better,
    targets,
    contenders: Object.entries(brokers).map(([name, start]) => ({ name, measure: () => measure(start, id, effort) })),
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
