/** Peers that are gone without a word: their sockets stay open, nothing comes. */

import { type Attack, until } from '../attack.ts';
import { connectOf, openSocket } from '../client.ts';

export const halfOpen: Attack = {
  name: 'half-open',
  title: 'peers that fall silent, before CONNECT and after it',
  qos: 0,
  bytesEach: 16 * 1024,

  async begin({ served, count }) {
    const before = await served.figures();
    const sockets = await Promise.all(Array.from({ length: count }, () => openSocket(served.port)));
    for (const [number, socket] of sockets.entries()) {
      socket.resume();
      if (number % 2 === 0) socket.write(connectOf(`gone-${number}`, { keepAlive: 1 }));
    }
    const mostOpen = before.of('mqtt_connections');
    return {
      atItsHeight: async () => undefined,
      // By Keep Alive and by the time to CONNECT.
      complaints: () => [],
      end: async () => {
        await until(served, (figures) => figures.of('mqtt_connections') <= mostOpen, 'all silent peers closed');
        for (const socket of sockets) socket.destroy();
      },
    };
  },
};
