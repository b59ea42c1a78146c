/** A trace connection by connection: what each carried, and how far it can be told what the broker made of our bytes. */

import type { Packet, PacketOf, PacketType } from '../../reference/codec/packet.ts';
import type { PacketEvent, Trace, TraceEvent } from '../trace.ts';
import { trackConduct } from './conduct.ts';
import { trackTopicAliases } from './topic-aliases.ts';

/** A readable packet with where it was. A PUBLISH has the topic that its Topic Alias stands for; none, if for none. */
export interface Seen {
  readonly event: PacketEvent;
  readonly packet: Packet;
  /** Where in the trace it is. */
  readonly place: number;
}

/** One of that type. */
export interface SeenOf<T extends PacketType> extends Seen {
  readonly packet: PacketOf<T>;
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
  readonly connect: SeenOf<'connect'> | null;
  /** What answered it first. */
  readonly connack: SeenOf<'connack'> | null;
  /** The Client Identifier, chosen or assigned; empty where neither is known. */
  readonly clientId: string;
}

/** The packet with the topic that its Topic Alias stands for, where somebody knows it. */
function resolved(packet: Packet, topic: string | null): Packet {
  return packet.type === 'publish' && topic !== null && topic !== packet.topic ? { ...packet, topic } : packet;
}

/** Whether it is of that type. */
function isOf<T extends PacketType>(seen: Seen | undefined, type: T): seen is SeenOf<T> {
  return seen?.packet.type === type;
}

/** Reads one connection, event by event. */
interface Reader {
  take(event: TraceEvent, place: number): void;
  /** All that was taken. */
  whole(): SeenConnection;
}

function startReading(): Reader {
  const events: TraceEvent[] = [];
  const all: Seen[] = [];
  let legalCount = 0;
  let isCutShort = false;
  const conduct = trackConduct();
  const topicOf = { in: trackTopicAliases(), out: trackTopicAliases() };
  return {
    take: (event, place) => {
      events.push(event);
      if (event.kind !== 'packet') return;
      const { packet, direction } = event;
      const topic = packet.type === 'publish' ? topicOf[direction](packet) : null;
      isCutShort ||= direction === 'out' && !conduct.maySend(packet, topic);
      if (packet.type === 'violation') return;
      if (direction === 'in') conduct.came(packet);
      all.push({ event, packet: resolved(packet, topic), place });
      if (!isCutShort) legalCount = all.length;
    },
    whole: () => {
      const packets = isCutShort ? all.slice(0, legalCount) : all;
      const first = packets.find(({ event }) => event.direction === 'out');
      const answer = all.find(({ event, packet }) => packet.type === 'connack' && event.direction === 'in');
      const connect = isOf(first, 'connect') ? first : null;
      const connack = isOf(answer, 'connack') ? answer : null;
      const clientId = connect?.packet.clientId || (connack?.packet.properties?.assignedClientIdentifier ?? '');
      return { events, all, packets, isCutShort, connect, connack, clientId };
    },
  };
}

/** The connections of a trace in the order of their opening. */
export function connectionsOf(trace: Trace): SeenConnection[] {
  const readers = new Map<string, Reader>();
  let place = 0;
  for (const event of trace) {
    let reader = readers.get(event.client);
    if (reader === undefined) {
      reader = startReading();
      readers.set(event.client, reader);
    }
    reader.take(event, place);
    place += 1;
  }
  return [...readers.values()].map((reader) => reader.whole());
}
