/** Opens connections that subscribe and then keep still, and tells what memory the broker needs for one more. */

import { setTimeout as sleep } from 'node:timers/promises';
import { connectClient, type LoadClient, subscribe } from './client.ts';
import { residentBytes } from './process-figures.ts';
import type { Measured, Target } from './target.ts';

/** How many stand before the count begins, and how many are counted. */
export interface IdleLoad {
  readonly before: number;
  readonly counted: number;
}

const atOnce = 50;
const settlingMs = 1_000;

/** Tells bytes per connection. */
export async function runIdle(target: Target, load: IdleLoad): Promise<Measured> {
  const clients: LoadClient[] = [];
  const openUpTo = async (count: number): Promise<void> => {
    while (clients.length < count) {
      const first = clients.length;
      const names = Array.from({ length: Math.min(atOnce, count - first) }, (_, at) => first + at);
      clients.push(...(await Promise.all(names.map((name) => openIdle(target, name)))));
    }
    await sleep(settlingMs);
  };

  await openUpTo(load.before);
  const beforeBytes = residentBytes(target.pid);
  await openUpTo(load.before + load.counted);
  const afterBytes = residentBytes(target.pid);
  for (const client of clients) client.leave();
  if (beforeBytes === null || afterBytes === null) {
    throw new Error('memory per connection is read from /proc, which this system does not have');
  }
  return {
    value: (afterBytes - beforeBytes) / load.counted,
    wrong: [],
    loadShare: null,
    processorMicrosEach: null,
  };
}

async function openIdle({ port }: Target, name: number): Promise<LoadClient> {
  const client = await connectClient(port, `bench-idle-${name}`);
  await subscribe(client, [`idle/${name}/+`], 1);
  return client;
}
