/** Many idle, subscribed connections from several addresses of loopback. */

import type { Socket } from 'node:net';
import type { Crowd } from './attack.ts';
import { connectOf, joinAs, openSocket, subscribeTo } from './client.ts';

/** Loopback is 127.0.0.0/8: each of its addresses is a source with ports of its own. */
const perAddress = 2_000;

/** How many connect at the same time. */
const abreast = 20;

/** Opens them from this process; `group` tells apart those of several processes. */
export async function openCrowd(port: number, count: number, group = 0): Promise<Crowd> {
  const sockets: Socket[] = [];
  let next = 0;
  const connectOn = async (): Promise<void> => {
    while (next < count) {
      const number = next++;
      const socket = await openSocket(port, `127.0.${group + 1}.${Math.floor(number / perAddress) + 1}`);
      sockets.push(socket);
      const name = `crowd-${group}-${number}`;
      await joinAs(socket, connectOf(name), () => undefined, subscribeTo(`crowd/${name}`, 0));
    }
  };
  await Promise.all(Array.from({ length: abreast }, connectOn));
  return {
    count: sockets.length,
    scatter: async () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
