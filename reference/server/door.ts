/** The door of a server: how many sockets get in, and how long each may take to reach the broker. */

import type { Server, Socket } from 'node:net';
import type { Peer } from '../broker/index.ts';
import type { TransportLimits } from './limits.ts';

/** One door serves all listeners of a broker, so that its bounds are those of all together. */
export interface Door {
  /**
   * Has each socket of a listener come through the door before anything else sees it. One too many is destroyed at
   * once; one that is not handed over in time is destroyed then. What it gives back destroys all of that listener that
   * are not handed over yet.
   */
  guard(server: Server): () => void;
  /** What the broker is told of a socket that is handed over to it; for TLS either of the two sockets will do. */
  handOver(socket: Socket): Peer;
}

/** The bounds that a door keeps. */
export type DoorLimits = Pick<TransportLimits, 'maxConnections' | 'maxConnectionsPerAddress' | 'connectTimeoutMs'>;

interface Visitor {
  readonly server: Server;
  readonly socket: Socket;
  readonly openedAtMs: number;
  readonly patience: NodeJS.Timeout;
}

/** A TLS socket has another identity than the one below it, and the same ends. */
const endOf = ({ remoteAddress = '', remotePort = 0, localPort = 0 }: Socket): string =>
  `${remoteAddress} ${remotePort} ${localPort}`;

/** Makes a door. */
export function createDoor(limits: DoorLimits): Door {
  // Those that the broker has not got yet.
  const visitors = new Map<string, Visitor>();
  const countByAddress = new Map<string, number>();
  let count = 0;

  const leaveDoor = (end: string): Visitor | undefined => {
    const visitor = visitors.get(end);
    clearTimeout(visitor?.patience);
    visitors.delete(end);
    return visitor;
  };

  const letIn = (server: Server, socket: Socket): void => {
    const end = endOf(socket);
    const { remoteAddress: address = '' } = socket;
    const ofAddress = countByAddress.get(address) ?? 0;
    if (count >= limits.maxConnections || ofAddress >= limits.maxConnectionsPerAddress) {
      // Nothing may be said before CONNACK.
      socket.destroy();
      return;
    }
    count++;
    countByAddress.set(address, ofAddress + 1);
    const patience = setTimeout(() => socket.destroy(), limits.connectTimeoutMs);
    visitors.set(end, { server, socket, openedAtMs: performance.now(), patience });
    socket.on('close', () => {
      leaveDoor(end);
      count--;
      const left = (countByAddress.get(address) ?? 0) - 1;
      if (left > 0) countByAddress.set(address, left);
      else countByAddress.delete(address);
    });
  };

  return {
    guard: (server) => {
      server.prependListener('connection', (socket) => letIn(server, socket));
      return () => {
        for (const visitor of visitors.values()) if (visitor.server === server) visitor.socket.destroy();
      };
    },
    handOver: (socket) => {
      const visitor = leaveDoor(endOf(socket));
      const openForMs = visitor === undefined ? 0 : performance.now() - visitor.openedAtMs;
      return { address: socket.remoteAddress ?? null, openForMs };
    },
  };
}
