/** Connects, is accepted, and leaves, over and over, several at a time. */

import { connectClient } from './client.ts';
import { type Measured, measure, type Target } from './target.ts';

/** How many, and how many of them at once. */
export interface ConnectLoad {
  readonly connections: number;
  readonly warmUp: number;
  readonly atOnce: number;
}

/** Tells how many connections a second were opened and accepted. */
export async function runConnects(target: Target, load: ConnectLoad): Promise<Measured> {
  const connectAll = async (count: number): Promise<void> => {
    let left = count;
    const worker = async (name: number): Promise<void> => {
      while (left > 0) {
        left--;
        const client = await connectClient(target.port, `bench-${name}-${left}`);
        client.leave();
      }
    };
    await Promise.all(Array.from({ length: load.atOnce }, (_, name) => worker(name)));
  };

  await connectAll(load.warmUp);
  return { ...(await measure(target, load.connections, () => connectAll(load.connections))), wrong: [] };
}
