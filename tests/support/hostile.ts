/** Things that listen and are no brokers: mute, babbling, hanging up. */

import { createServer, type Socket } from 'node:net';

/** What each does with a connection. */
export const manners = {
  mute: () => undefined,
  garbage: (socket: Socket) => {
    socket.write(Uint8Array.from({ length: 64 }, (_, index) => (index * 37 + 11) & 0xff));
  },
  endless: (socket: Socket) => {
    const chunk = new Uint8Array(1024).fill(0x31);
    const pour = (): void => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on('drain', pour);
    pour();
  },
  'hangs-up': (socket: Socket) => {
    socket.end();
  },
  resets: (socket: Socket) => {
    socket.resetAndDestroy();
  },
  'accepts-then-mute': (socket: Socket) => {
    socket.once('data', () => socket.write(Uint8Array.of(0x20, 2, 0, 0)));
  },
  'http-server': (socket: Socket) => {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  },
} as const satisfies Readonly<Record<string, (socket: Socket) => void>>;

/** Starts one on a free port of loopback. */
export function startHostile(manner: keyof typeof manners): Promise<{ readonly url: string; stop(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    manners[manner](socket);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `mqtt://127.0.0.1:${port}`,
        stop: () => {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      });
    });
  });
}
