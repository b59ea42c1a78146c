/** A proxy on loopback that clears flags of what a broker publishes: to break one more thing, or to repair one. */

import { connect, createServer, type Socket } from 'node:net';
import { createFrameDecoder, frameBytes } from '../../reference/codec/frame.ts';

const publishType = 3;

/** Bits of the first byte of PUBLISH. */
export const flags = { retain: 0x01, dup: 0x08 } as const;

/** Starts one in front of a port of loopback; the PUBLISH packets of the broker come without that flag. */
export function startFlagProxy(port: number, flag: number): Promise<{ readonly url: string; stop(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port, noDelay: true });
    const decoder = createFrameDecoder({ maxPacketBytes: 2 ** 28 });
    near.pipe(far);
    far.on('data', (chunk) => {
      decoder.push(new Uint8Array(chunk));
      for (let frame = decoder.next(); frame !== undefined && 'bytes' in frame; frame = decoder.next()) {
        const [first = 0, ...rest] = frameBytes(frame);
        near.write(Uint8Array.of(first >> 4 === publishType ? first & ~flag : first, ...rest));
      }
    });
    far.on('end', () => near.end());
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroySoon());
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        url: `mqtt://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
        stop: () => {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      });
    });
  });
}
