/** The reference broker on free ports, in this process, on a clock that the test moves or the machine's. */

import { EventEmitter, once } from 'node:events';
import { type Broker, type BrokerOptions, createBroker } from '../../reference/broker/index.ts';
import { systemClock } from '../../reference/clock.ts';
import type { Acceptor } from '../../reference/server/acceptor.ts';
import { startServer } from '../../reference/server/server.ts';

/** Where the broker is. */
export interface ReferenceServer {
  readonly port: number;
  readonly tcpUrl: string;
  readonly wsUrl: string;
  /** Resolves when the broker has so many Network Connections: it learns of a death later than the dead. */
  untilOpen(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts it; default: a broker of which nothing else is asked, on the machine's clock. */
export async function startReferenceServer(options: Partial<BrokerOptions> = {}): Promise<ReferenceServer> {
  const broker = createBroker({ clock: systemClock, ...options });
  const counted = countConnections(broker);
  const server = await startServer({ broker: counted.broker, host: '127.0.0.1', port: 0, wsPort: 0 });
  const [tcp, ws] = server.listeners;
  if (tcp === undefined || ws === undefined) throw new Error('expected two listeners');
  return {
    port: tcp.port,
    tcpUrl: tcp.url,
    wsUrl: ws.url,
    untilOpen: counted.untilOpen,
    close: async () => {
      broker.stop();
      await server.close();
    },
  };
}

/** The same broker, of which it is known how many connections it has. */
function countConnections(broker: Broker): { broker: Acceptor; untilOpen: ReferenceServer['untilOpen'] } {
  const open = new Set<symbol>();
  const changes = new EventEmitter();
  return {
    broker: {
      accept: (wire, peer) => {
        const self = Symbol('connection');
        const gone = (): void => {
          open.delete(self);
          changes.emit('change');
        };
        open.add(self);
        const watched = {
          send: (bytes: Uint8Array) => wire.send(bytes),
          close: () => {
            wire.close();
            gone();
          },
        };
        const connection = broker.accept(watched, peer);
        return {
          ...connection,
          ended: () => {
            connection.ended();
            gone();
          },
        };
      },
    },
    untilOpen: async (count) => {
      while (open.size !== count) await once(changes, 'change');
    },
  };
}
