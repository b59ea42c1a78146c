/** A proxy on loopback that hands everything on later: a distant broker. */

import { connect, createServer, type Socket } from 'node:net';

/** Passes on what one socket says to the other, and how it ends, after a delay. */
function relay(from: Socket, to: Socket, delayMs: number): void {
  const later = (act: () => void): void => {
    setTimeout(act, delayMs);
  };
  from.on('data', (bytes) => later(() => to.writable && to.write(bytes)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => later(() => to.resetAndDestroy()));
}

/** Starts one in front of a port of loopback; `delayMs` is added in each direction. */
export function startSlowProxy(port: number, delayMs: number): Promise<{ readonly port: number; stop(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    relay(near, far, delayMs);
    relay(far, near, delayMs);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address !== null ? address.port : 0,
        stop: () => {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      });
    });
  });
}
