/** A trace connection by connection: what each carried, and how far it can be told what the broker made of our bytes. */

import type { Connack, Connect, Packet, PacketType } from '../../reference/codec/packet.ts';
import { byClient, type PacketEvent, type Trace } from '../trace.ts';

/** A readable packet with where it was. */
export interface Seen {
  readonly event: PacketEvent;
  readonly packet: Packet;
}

/** One Network Connection. */
export interface SeenConnection {
  /** All its events, as recorded. */
  readonly events: Trace;
  /**
   * Its packets both ways, up to the first thing that our client sent and that is no legal packet there: from then on
   * nobody knows what the broker took it for.
   */
  readonly packets: readonly Seen[];
  /** Whether `packets` ends before `events` for that reason. */
  readonly isCutShort: boolean;
  /** What the client opened with; null when it sent nothing, or something else. */
  readonly connect: Seen & { readonly packet: Connect } | null;
  /** What answered it first. */
  readonly connack: Seen & { readonly packet: Connack } | null;
}

/** Readable packets of both directions, in order. */
export function packetsIn(events: Trace): Seen[] {
  return events.flatMap((event): Seen[] =>
    event.kind === 'packet' && event.packet.type !== 'violation' ? [{ event, packet: event.packet }] : [],
  );
}

const fromServersOnly: readonly PacketType[] = ['connack', 'suback', 'unsuback', 'pingresp'];

/** Whether a client may send that behind what it sent before; null: nothing. */
function isLegalToSend({ packet }: PacketEvent, before: Packet | null): boolean {
  if (packet.type === 'violation' || fromServersOnly.includes(packet.type)) return false;
  return (packet.type === 'connect') === (before === null) && before?.type !== 'disconnect';
}

function seenConnection(events: Trace): SeenConnection {
  const legal: Seen[] = [];
  let sentBefore: Packet | null = null;
  let isCutShort = false;
  for (const event of events) {
    if (event.kind !== 'packet') continue;
    isCutShort = event.direction === 'out' && !isLegalToSend(event, sentBefore);
    if (isCutShort) break;
    if (event.packet.type === 'violation') continue;
    if (event.direction === 'out') sentBefore = event.packet;
    legal.push({ event, packet: event.packet });
  }
  const [first] = legal.filter(({ event }) => event.direction === 'out');
  const answer = packetsIn(events).find(({ event, packet }) => event.direction === 'in' && packet.type === 'connack');
  return {
    events,
    packets: legal,
    isCutShort,
    connect: first?.packet.type === 'connect' ? { event: first.event, packet: first.packet } : null,
    connack: answer?.packet.type === 'connack' ? { event: answer.event, packet: answer.packet } : null,
  };
}

/** The connections of a trace in the order of their opening. */
export function connectionsOf(trace: Trace): SeenConnection[] {
  return [...byClient(trace).values()].map(seenConnection);
}
