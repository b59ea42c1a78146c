/** Clients that send one byte a second. */

import { encodePacket } from '../../../reference/codec/index.ts';
import { type Attack, until } from '../attack.ts';
import { connectOf, openSocket } from '../client.ts';

/** A PUBLISH whose fixed header promises a mebibyte, which never comes. */
const endless = encodePacket(
  { type: 'publish', dup: false, qos: 0, retain: false, topic: 't', payload: new Uint8Array(1024 * 1024) },
  '3.1.1',
);

/** Not all at the same time. */
const turnsPerSecond = 50;

/** What each sends byte by byte, after what it sends at once. */
const manners = [
  { atOnce: new Uint8Array(0), slowly: connectOf('trickle'), isCut: true },
  { atOnce: connectOf('trickle-kept-alive', { keepAlive: 1 }), slowly: endless, isCut: true },
  { atOnce: connectOf('trickle'), slowly: endless, isCut: false },
] as const;

export const trickle: Attack = {
  name: 'trickle',
  title: 'a byte a second: of CONNECT, of a PUBLISH with Keep Alive, of one without',
  qos: 0,
  bytesEach: 32 * 1024,

  async begin({ served, count }) {
    const before = await served.figures();
    const sockets = await Promise.all(Array.from({ length: count }, () => openSocket(served.port)));
    const manner = (number: number) => manners[number % manners.length] ?? manners[0];
    for (const [number, socket] of sockets.entries()) {
      socket.resume();
      // Client Identifiers must differ, or they would take each other over.
      const { atOnce } = manner(number);
      if (atOnce.length > 0) socket.write(connectOf(`trickle-${number}`, { keepAlive: manner(number).isCut ? 1 : 0 }));
    }
    let turn = 0;
    const timer = setInterval(() => {
      const at = Math.floor(turn / turnsPerSecond);
      for (let number = turn % turnsPerSecond; number < count; number += turnsPerSecond) {
        const socket = sockets[number];
        if (socket?.writable === true) socket.write(manner(number).slowly.subarray(at, at + 1));
      }
      turn++;
    }, 1_000 / turnsPerSecond);
    const staying = before.of('mqtt_connections') + sockets.filter((_, number) => !manner(number).isCut).length;
    return {
      atItsHeight: async () => undefined,
      complaints: () => [],
      end: async () => {
        // By the time to CONNECT and by Keep Alive, which bytes of an unfinished packet do not feed.
        await until(served, (figures) => figures.of('mqtt_connections') <= staying, 'those with a deadline closed');
        clearInterval(timer);
        for (const socket of sockets) socket.destroy();
      },
    };
  },
};
