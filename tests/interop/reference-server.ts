/** The reference broker on free ports, in this process. */

import { createBroker } from '../../reference/broker/index.ts';
import { systemClock } from '../../reference/clock.ts';
import { startServer } from '../../reference/server/server.ts';

/** Where the broker is. */
export interface ReferenceServer {
  readonly port: number;
  readonly tcpUrl: string;
  readonly wsUrl: string;
  close(): Promise<void>;
}

/** Starts it. */
export async function startReferenceServer(): Promise<ReferenceServer> {
  const broker = createBroker({ clock: systemClock });
  const server = await startServer({ broker, host: '127.0.0.1', port: 0, wsPort: 0 });
  const [tcp, ws] = server.listeners;
  if (tcp === undefined || ws === undefined) throw new Error('expected two listeners');
  return {
    port: tcp.port,
    tcpUrl: tcp.url,
    wsUrl: ws.url,
    close: async () => {
      broker.stop();
      await server.close();
    },
  };
}
