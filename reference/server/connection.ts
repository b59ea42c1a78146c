/** One socket's connection with the broker, the same for every transport: when it ends, and what it may hold unsent. */

import type { Socket } from 'node:net';
import type { BrokerConnection, BrokerWire } from '../broker/index.ts';
import type { Acceptor } from './acceptor.ts';
import type { BacklogShare } from './backlog.ts';
import type { Bounds } from './bounds.ts';
import { type TransportLimits, unnoticedBytes } from './limits.ts';
import { atEndOfTurn, type TurnEnd } from './turn.ts';

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
  /** Writes what one turn brought, one part or more. */
  write(parts: readonly Uint8Array[]): void;
  /** Closes in an orderly way, after what has been written. */
  end(farewell: Farewell): void;
}

/** What the transport reports to the connection. */
export interface Attachment {
  receive(chunk: Uint8Array): void;
  /** The peer's stream is over, or broken. */
  ended(): void;
  /** The socket is closed. */
  closed(): void;
  /** This side ends the connection without the broker having asked for it; `withinMs` bounds the wait for the peer. */
  hangUp(farewell: Farewell, withinMs: number): void;
}

/** After this long a silence the system asks whether the peer's machine still exists. */
const probeAfterMs = 60_000;

/** So much is written at once; what comes after it in the same turn goes into another write. */
const largestWriteBytes = 64 * 1024;

/**
 * Hands a fresh socket to the broker, with the name in its certificate as in the broker's `Peer`. The socket must have an
 * `error` listener of its own.
 */
export function attach(
  broker: Acceptor,
  channel: Channel,
  bounds: Bounds,
  certificateName: string | undefined,
): Attachment {
  return new SocketConnection(broker, channel, bounds, certificateName);
}

/** There may be very many, most of them idle: a class, since functions made for each would outweigh what they work on. */
class SocketConnection implements Attachment, BrokerWire, TurnEnd {
  private readonly channel: Channel;
  private readonly limits: TransportLimits;
  private readonly share: BacklogShare;
  private state: 'open' | 'over' = 'open';
  /** What the broker has sent in this turn; null in most. */
  private gathered: Uint8Array[] | null = null;
  private gatheredBytes = 0;
  private awaitsDrain = false;
  private patience: NodeJS.Timeout | null = null;
  /** The broker may send and close before it has given its half. */
  private readonly connection: BrokerConnection | undefined;

  constructor(
    broker: Acceptor,
    channel: Channel,
    { limits, door, backlog }: Bounds,
    certificateName: string | undefined,
  ) {
    this.channel = channel;
    this.limits = limits;
    this.share = backlog.open();
    this.connection = broker.accept(this, { ...door.handOver(channel.socket), certificateName });
  }

  send(bytes: Uint8Array): void {
    const { socket } = this.channel;
    if (this.state === 'over' || socket.destroyed) return;
    if (this.channel.unsentBytes() + this.gatheredBytes > this.limits.maxUnsentBytes) {
      // The broker hears of it by the socket's close event, not here in the middle of its own work.
      socket.destroy();
      return;
    }
    if (this.gathered === null) {
      this.gathered = [];
      atEndOfTurn(this);
    }
    this.gathered.push(bytes);
    this.gatheredBytes += bytes.length;
    if (this.gatheredBytes >= largestWriteBytes) this.flush(this.gathered, []);
  }

  close(): void {
    if (this.state === 'open') this.end('done');
  }

  watchPeer(): void {
    // Not for every connection: it takes four calls of the system.
    this.channel.socket.setKeepAlive(true, probeAfterMs);
  }

  endTurn(): void {
    if (this.gathered !== null) this.flush(this.gathered, null);
  }

  receive(chunk: Uint8Array): void {
    if (this.state === 'open') this.connection?.receive(chunk);
  }

  ended(): void {
    if (this.state === 'over') return;
    this.state = 'over';
    if (!this.channel.socket.destroyed) this.lingerFor(this.limits.lingerMs);
    this.connection?.ended();
  }

  closed(): void {
    clearTimeout(this.patience ?? undefined);
    this.share.drained();
    this.ended();
  }

  hangUp(farewell: Farewell, withinMs: number): void {
    if (this.state === 'open') {
      this.end(farewell);
      this.connection?.ended();
    }
    if (!this.channel.socket.destroyed) this.lingerFor(withinMs);
  }

  private flush(parts: readonly Uint8Array[], gatheredNow: Uint8Array[] | null): void {
    this.gathered = gatheredNow;
    this.gatheredBytes = 0;
    if (parts.length === 0 || this.channel.socket.destroyed) return;
    this.channel.write(parts);
    const unsentBytes = this.channel.unsentBytes();
    if (unsentBytes > unnoticedBytes) this.awaitDrain();
    if (this.share.grew(unsentBytes)) this.connection?.congested();
  }

  private awaitDrain(): void {
    if (this.awaitsDrain) return;
    this.awaitsDrain = true;
    this.channel.socket.once('drain', () => {
      this.awaitsDrain = false;
      if (this.share.drained() && this.state === 'open') this.connection?.drained();
    });
  }

  private end(farewell: Farewell): void {
    this.endTurn();
    this.state = 'over';
    this.channel.end(farewell);
    // Destroying at once would reset the connection if bytes of the peer are still unread, and a reset can overtake
    // our last packet. So the peer gets time to close first.
    this.lingerFor(this.limits.lingerMs);
  }

  private lingerFor(periodMs: number): void {
    clearTimeout(this.patience ?? undefined);
    this.patience = setTimeout(() => this.channel.socket.destroy(), periodMs);
  }
}
