/** WebSocket messages in ever more frames that hold nothing or one byte. */

import { WebSocket } from 'ws';
import type { Attack } from '../attack.ts';

/** What ws and the system buffer of a bomb that nobody reads is bounded too. */
const mostBufferedBytes = 64 * 1024;

/**
 * RFC 6455 section 7.4.1: policy violation; or none came, because the broker does not read what is poured on, and the
 * reset for that may overtake its last word.
 */
const lawful = [1008, 1006];

/** Throws one and resolves to the code with which it is closed. */
function throwBomb(port: number): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/mqtt`, ['mqtt']);
  const pour = (): void => {
    if (socket.readyState !== WebSocket.OPEN) return;
    for (let frames = 0; socket.bufferedAmount < mostBufferedBytes; frames++) {
      socket.send(new Uint8Array(frames % 2), { fin: false });
    }
    setImmediate(pour);
  };
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('open', pour);
    socket.on('close', resolve);
  });
}

export const fragmentBomb: Attack = {
  name: 'fragment-bomb',
  title: 'WebSocket messages in ever more frames, one after the other',
  qos: 0,
  bytesEach: 16 * 1024 * 1024,

  async begin({ served, count }) {
    const codes = (async () => {
      const closedWith: number[] = [];
      for (let blow = 0; blow < count; blow++) closedWith.push(await throwBomb(served.wsPort));
      return closedWith;
    })();
    return {
      atItsHeight: async () => undefined,
      complaints: () => [],
      end: async () => {
        const others = (await codes).filter((code) => !lawful.includes(code));
        if (others.length > 0)
          throw new Error(`expected each bomb to be closed with 1008 or cut off, got ${others.join()}`);
      },
    };
  },
};
