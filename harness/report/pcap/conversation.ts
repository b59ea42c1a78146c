/** One connection of a trace as the TCP segments that carried it, or would have: handshake, data, end. */

import { frameOf } from '../../../reference/codec/frame.ts';
import type { ClosedEvent, PacketEvent } from '../../trace.ts';
import { joined } from './blocks.ts';
import { ack, fin, ipPacket, maxSegmentBytes, psh, rst, type Socket, syn } from './tcp.ts';

/** Speaks for both ends; each method gives the IP packets that the event made. */
export interface Conversation {
  open(): readonly Uint8Array[];
  carry(event: PacketEvent): readonly Uint8Array[];
  close(event: ClosedEvent): readonly Uint8Array[];
}

interface End {
  readonly socket: Socket;
  /** Of the next byte that it sends. */
  sequence: number;
}

const none = new Uint8Array(0);

/** Starts one between these sockets. */
export function createConversation(clientSocket: Socket, brokerSocket: Socket): Conversation {
  const client: End = { socket: clientSocket, sequence: 0 };
  const broker: End = { socket: brokerSocket, sequence: 0 };
  let unfinished: Uint8Array = none;

  const send = (from: End, flags: number, payload: Uint8Array = none): Uint8Array => {
    const to = from === client ? broker : client;
    const { sequence } = from;
    const phantom = (flags & (syn | fin)) === 0 ? 0 : 1;
    from.sequence = (sequence + payload.length + phantom) >>> 0;
    const acknowledgement = (flags & ack) === 0 ? 0 : to.sequence;
    return ipPacket({ from: from.socket, to: to.socket, sequence, acknowledgement, flags, payload });
  };

  /**
   * What of an event is new on the wire. A trace tells of a packet that was sent in pieces first each piece, then,
   * with the last one, the packet in full.
   */
  const newBytes = ({ bytes, direction }: PacketEvent): Uint8Array => {
    if (direction === 'in') return bytes;
    const isWhole = !('type' in frameOf(bytes));
    if (isWhole) {
      const known = unfinished.length;
      const isRest = known > 0 && known <= bytes.length && unfinished.every((byte, index) => byte === bytes[index]);
      unfinished = none;
      return isRest ? bytes.subarray(known) : bytes;
    }
    unfinished = joined([unfinished, bytes]);
    return bytes;
  };

  return {
    open: () => [send(client, syn), send(broker, syn | ack), send(client, ack)],
    carry: (event) => {
      const bytes = newBytes(event);
      const from = event.direction === 'out' ? client : broker;
      const segments: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += maxSegmentBytes)
        segments.push(send(from, psh | ack, bytes.subarray(at, at + maxSegmentBytes)));
      return segments;
    },
    close: ({ how }) => {
      switch (how) {
        case 'end':
          return [send(broker, fin | ack), send(client, fin | ack), send(broker, ack)];
        case 'ended-by-us':
          return [send(client, fin | ack), send(broker, fin | ack), send(client, ack)];
        case 'reset':
          return [send(broker, rst | ack)];
        case 'cut-by-us':
          return [send(client, rst | ack)];
        default:
          return how satisfies never;
      }
    },
  };
}
