/** A trace connection by connection: what each carried, and how far it can be told what the broker made of our bytes. */

import type { Connack, Connect, Packet } from '../../reference/codec/packet.ts';
import { byClient, type PacketEvent, type Trace } from '../trace.ts';
import { trackConduct } from './conduct.ts';
import { trackTopicAliases } from './topic-aliases.ts';

/** A readable packet with where it was. A PUBLISH has the topic that its Topic Alias stands for; none, if for none. */
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
  /** The Client Identifier, chosen or assigned; empty where neither is known. */
  readonly clientId: string;
}

/** The packet with the topic that its Topic Alias stands for, where somebody knows it. */
function resolved(packet: Packet, topic: string | null): Packet {
  return packet.type === 'publish' && topic !== null && topic !== packet.topic ? { ...packet, topic } : packet;
}

function seenConnection(events: Trace): SeenConnection {
  const all: Seen[] = [];
  let legalCount = 0;
  let isCutShort = false;
  const conduct = trackConduct();
  const topicOf = { in: trackTopicAliases(), out: trackTopicAliases() };
  for (const event of events) {
    if (event.kind !== 'packet') continue;
    const { packet, direction } = event;
    const topic = packet.type === 'publish' ? topicOf[direction](packet) : null;
    isCutShort ||= direction === 'out' && !conduct.maySend(packet, topic);
    if (packet.type === 'violation') continue;
    if (direction === 'in') conduct.came(packet);
    all.push({ event, packet: resolved(packet, topic) });
    if (!isCutShort) legalCount = all.length;
  }
  const packets = isCutShort ? all.slice(0, legalCount) : all;
  const first = packets.find(({ event }) => event.direction === 'out');
  const answer = all.find(({ event, packet }) => event.direction === 'in' && packet.type === 'connack');
  const connect = first?.packet.type === 'connect' ? { event: first.event, packet: first.packet } : null;
  const connack = answer?.packet.type === 'connack' ? { event: answer.event, packet: answer.packet } : null;
  const clientId = connect?.packet.clientId || (connack?.packet.properties?.assignedClientIdentifier ?? '');
  return { events, all, packets, isCutShort, connect, connack, clientId };
}

/** The connections of a trace in the order of their opening. */
export function connectionsOf(trace: Trace): SeenConnection[] {
  return [...byClient(trace).values()].map(seenConnection);
}
