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
  /** All its readable packets, both ways. */
  readonly all: readonly Seen[];
  /**
   * Those of `all` up to the first thing that our client sent and that is no legal packet there: from then on
   * nobody knows what the broker took it for.
   */
  readonly packets: readonly Seen[];
  /** Whether there is such a thing. */
  readonly isCutShort: boolean;
  /** What the client opened with; null when it sent nothing, or something else. */
  readonly connect: (Seen & { readonly packet: Connect }) | null;
  /** What answered it first. */
  readonly connack: (Seen & { readonly packet: Connack }) | null;
}

const fromServersOnly: readonly PacketType[] = ['connack', 'suback', 'unsuback', 'pingresp'];

/** Whether a client may send that behind what it sent before; null: nothing. */
function isLegalToSend({ packet }: PacketEvent, before: Packet | null): boolean {
  if (packet.type === 'violation' || fromServersOnly.includes(packet.type)) return false;
  return (packet.type === 'connect') === (before === null) && before?.type !== 'disconnect';
}

function seenConnection(events: Trace): SeenConnection {
  const all: Seen[] = [];
  let legalCount = 0;
  let sentBefore: Packet | null = null;
  let isCutShort = false;
  for (const event of events) {
    if (event.kind !== 'packet') continue;
    isCutShort ||= event.direction === 'out' && !isLegalToSend(event, sentBefore);
    if (event.packet.type === 'violation') continue;
    all.push({ event, packet: event.packet });
    if (isCutShort) continue;
    legalCount = all.length;
    if (event.direction === 'out') sentBefore = event.packet;
  }
  const packets = isCutShort ? all.slice(0, legalCount) : all;
  const first = packets.find(({ event }) => event.direction === 'out');
  const answer = all.find(({ event, packet }) => event.direction === 'in' && packet.type === 'connack');
  return {
    events,
    all,
    packets,
    isCutShort,
    connect: first?.packet.type === 'connect' ? { event: first.event, packet: first.packet } : null,
    connack: answer?.packet.type === 'connack' ? { event: answer.event, packet: answer.packet } : null,
  };
}

/** The connections of a trace in the order of their opening. */
export function connectionsOf(trace: Trace): SeenConnection[] {
  return [...byClient(trace).values()].map(seenConnection);
}
