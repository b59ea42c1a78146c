/** What checks look at: a trace, read once for all of them. */

import type { PacketType } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Trace } from '../trace.ts';
import { connectionsOf, type Seen, type SeenConnection, type SeenOf } from './connections.ts';
import { type KnownDelivery, knownAmong, type OwnDelivery, ownDeliveries } from './deliveries.ts';
import { type Delivery, deliveriesInFlight, type Reuse } from './in-flight.ts';
import { type Published, publishedIn } from './published.ts';
import { type Session, sessionsOf } from './sessions.ts';

/** A trace in the forms that checks need. */
export interface TraceView {
  readonly version: Version;
  readonly trace: Trace;
  readonly connections: readonly SeenConnection[];
  /** The readable packets of all connections, one connection after the other. */
  readonly packets: readonly Seen[];
  /** Those of that type that came from the broker. */
  came<T extends PacketType>(type: T): readonly SeenOf<T>[];
  /** The PUBLISH packets with DUP 1 that came. */
  readonly withDup: readonly SeenOf<'publish'>[];
  readonly sessions: readonly Session[];
  readonly published: Published;
  readonly ownDeliveries: readonly OwnDelivery[];
  readonly knownDeliveries: readonly KnownDelivery[];
  /** The deliveries at QoS 1 and 2 of each session. */
  readonly inFlight: readonly (readonly Delivery[])[];
  /** Those of them whose identifier was in use. */
  readonly reuses: readonly Reuse[];
}

/** Reads it when it is asked for the first time: most traces have nothing of what most checks are about. */
function once<T>(read: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => {
    found ??= { value: read() };
    return found.value;
  };
}

/** What came from the broker, by type. */
function arrivedAmong(packets: readonly Seen[]): ReadonlyMap<PacketType, readonly Seen[]> {
  const arrived = new Map<PacketType, Seen[]>();
  for (const seen of packets) {
    if (seen.event.direction === 'out') continue;
    const alike = arrived.get(seen.packet.type);
    if (alike === undefined) arrived.set(seen.packet.type, [seen]);
    else alike.push(seen);
  }
  return arrived;
}

/** Reads a trace. */
export function viewOf(trace: Trace, version: Version): TraceView {
  const connections = connectionsOf(trace);
  const packets = connections.flatMap(({ all }) => all);
  const arrived = arrivedAmong(packets);
  const came = <T extends PacketType>(type: T): readonly SeenOf<T>[] =>
    (arrived.get(type) ?? []) as readonly SeenOf<T>[];
  const sessions = sessionsOf(connections, trace, version);
  const publishes = came('publish');
  const withDup = once(() => publishes.filter(({ packet }) => packet.dup));
  const published = once(() => publishedIn(connections));
  const own = once(() => (publishes.length === 0 ? [] : ownDeliveries(sessions, published())));
  const known = once(() => (own().length === 0 ? [] : knownAmong(own(), published())));
  const inFlight = once(() => (publishes.length === 0 ? [] : sessions.map(deliveriesInFlight)));
  const reuses = once(() => inFlight().flatMap((all) => all.filter((one): one is Reuse => one.before !== null)));
  return {
    version,
    trace,
    connections,
    packets,
    came,
    sessions,
    get withDup() {
      return withDup();
    },
    get published() {
      return published();
    },
    get ownDeliveries() {
      return own();
    },
    get knownDeliveries() {
      return known();
    },
    get inFlight() {
      return inFlight();
    },
    get reuses() {
      return reuses();
    },
  };
}
