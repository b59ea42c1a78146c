/** One socket's connection with the broker, the same for every transport: when it ends, and what it may hold unsent. */

import type { Socket } from 'node:net';
import type { BrokerConnection } from '../broker/index.ts';
import type { Acceptor } from './acceptor.ts';
import type { Bounds } from './bounds.ts';

/** Why a connection is being closed by this side. */
export type Farewell =
  /** The broker is done with it. */
  | 'done'
  /** The peer sent what the transport does not allow. */
  | 'unsupported-data'
  /** The listener is closing. */
  | 'going-away';

/** How a transport puts bytes on its socket. */
export interface Channel {
  readonly socket: Socket;
  /** Bytes written and not yet taken by the operating system. */
  unsentBytes(): number;
  write(bytes: Uint8Array): void;
  /** Closes in an orderly way, after what has been written. */
  end(farewell: Farewell): void;
}

/** What the transport reports to the connection. */
export interface Attachment {
  receive(chunk: Uint8Array): void;
  /** The peer's stream is over, or broken. */
  ended(): void;
  /** This side ends the connection without the broker having asked for it; `withinMs` bounds the wait for the peer. */
  hangUp(farewell: Farewell, withinMs: number): void;
}

/** Hands a fresh socket to the broker. The socket must have an `error` listener of its own. */
export function attach(broker: Acceptor, channel: Channel, { limits, door, backlog }: Bounds): Attachment {
  const { socket } = channel;
  const share = backlog.open();
  let state: 'open' | 'over' = 'open';
  let gathering = false;
  let patience: NodeJS.Timeout | undefined;

  const lingerFor = (periodMs: number): void => {
    clearTimeout(patience);
    patience = setTimeout(() => socket.destroy(), periodMs);
  };

  const send = (bytes: Uint8Array): void => {
    if (state === 'over' || socket.destroyed) return;
    if (channel.unsentBytes() > limits.maxUnsentBytes) {
      // The broker hears of it by the socket's close event, not here in the middle of its own work.
      socket.destroy();
      return;
    }
    if (!gathering) {
      gathering = true;
      socket.cork();
      process.nextTick(flush);
    }
    channel.write(bytes);
    if (share.grew(channel.unsentBytes())) connection?.congested();
  };

  const flush = (): void => {
    gathering = false;
    socket.uncork();
  };

  const close = (farewell: Farewell): void => {
    state = 'over';
    channel.end(farewell);
    // Destroying at once would reset the connection if bytes of the peer are still unread, and a reset can overtake
    // our last packet. So the peer gets time to close first.
    lingerFor(limits.lingerMs);
  };

  const drained = (): void => {
    if (share.drained() && state === 'open') connection?.drained();
  };

  socket.on('drain', drained);
  socket.once('close', () => {
    clearTimeout(patience);
    share.drained();
  });

  const wire = {
    send,
    close: () => {
      if (state === 'open') close('done');
    },
  };
  // The broker may send and close before it has given its half.
  let connection: BrokerConnection | undefined;
  connection = broker.accept(wire, door.handOver(socket));

  return {
    receive: (chunk) => {
      if (state === 'open') connection.receive(chunk);
    },
    ended: () => {
      if (state === 'over') return;
      state = 'over';
      if (!socket.destroyed) lingerFor(limits.lingerMs);
      connection.ended();
    },
    hangUp: (farewell, withinMs) => {
      if (state === 'open') {
        close(farewell);
        connection.ended();
      }
      if (!socket.destroyed) lingerFor(withinMs);
    },
  };
}
