/** Which connections of a trace belong to one session, so that what holds across reconnects can be judged. */

import type { Version } from '../../reference/codec/version.ts';
import type { Trace } from '../trace.ts';
import type { Departure } from './check.ts';
import type { Seen, SeenConnection } from './connections.ts';

/** What a broker keeps for one client, from its beginning, as far as it was seen. */
export interface Session {
  /** `new`: its whole past is in `connections`. `unknown`: something of it may have happened out of sight. */
  readonly origin: 'new' | 'unknown';
  /** Those that were accepted, in the order in which the broker served them. */
  readonly connections: readonly SeenConnection[];
}

/** An accepted connection, with the places of its CONNECT and CONNACK in the trace. */
interface Accepted {
  readonly connection: SeenConnection;
  readonly clientId: string;
  readonly askedAt: number;
  readonly answeredAt: number;
}

interface GrowingSession {
  readonly origin: Session['origin'];
  readonly connections: SeenConnection[];
}

function acceptedOf(connections: readonly SeenConnection[]): Accepted[] {
  const found: Accepted[] = [];
  for (const connection of connections) {
    const { connect, connack, clientId } = connection;
    if (connect === null || connack?.packet.reasonCode !== 0) continue;
    found.push({ connection, clientId, askedAt: connect.place, answeredAt: connack.place });
  }
  return found.sort((a, b) => a.answeredAt - b.answeredAt);
}

/** Where connections were opened of which nobody knows what they did to a session: not answered, or not readable. */
function doubtsOf(connections: readonly SeenConnection[], trace: Trace): number[] {
  const doubts: number[] = [];
  for (const { connect, connack, events } of connections) {
    if (connect !== null && connack !== null) continue;
    const sent = events.find((event) => event.kind === 'packet' && event.direction === 'out');
    if (sent !== undefined) doubts.push(trace.indexOf(sent));
  }
  return doubts;
}

/**
 * Whether the session goes on when the connection is over. In 5.0 that is for the Session Expiry Interval to say: of
 * CONNECT, unless CONNACK has another, unless DISCONNECT has yet another (3.1.2.11.2, 3.2.2.3.2, 3.14.2.2.2).
 */
function outlives({ connect, connack, packets }: SeenConnection): boolean {
  if (connect?.packet.version !== '5.0') return connect?.packet.cleanStart === false;
  const granted = connack?.packet.properties?.sessionExpiryInterval;
  const last = packets.findLast(({ event, packet }) => event.direction === 'out' && packet.type === 'disconnect');
  const changed = last?.packet.type === 'disconnect' ? last.packet.properties?.sessionExpiryInterval : undefined;
  return (changed ?? granted ?? connect.packet.properties?.sessionExpiryInterval ?? 0) > 0;
}

/**
 * The sessions of a trace. In 3.1, whose CONNACK does not tell whether a session was resumed, one with Clean Session 0
 * is always of unknown origin. Before 5.0 a session ends with its connection when Clean Session is 1 (3.1.1: 3.1.2.4).
 */
export function sessionsOf(connections: readonly SeenConnection[], trace: Trace, version: Version): Session[] {
  const doubts = doubtsOf(connections, trace);
  const sessions: GrowingSession[] = [];
  const keptBefore = new Set<string>();
  const latest = new Map<string, { readonly accepted: Accepted; readonly session: GrowingSession }>();

  /** The session that this connection goes on with, if there is no doubt that it does. */
  const resumedBy = ({ clientId, askedAt }: Accepted): GrowingSession | null => {
    const before = latest.get(clientId);
    if (before === undefined) return null;
    const { connection, askedAt: from, answeredAt } = before.accepted;
    const isClear = !connection.isCutShort && answeredAt < askedAt;
    return outlives(connection) && isClear && !doubts.some((at) => at > from && at < askedAt) ? before.session : null;
  };

  for (const accepted of acceptedOf(connections)) {
    const { connection, clientId } = accepted;
    const { connect, connack } = connection;
    if (connect === null || connack === null) continue;
    const isOtherVersion = connect.packet.version !== version;
    const claimsNew = version === '3.1' ? connect.packet.cleanStart : !connack.packet.sessionPresent;
    const resumed = claimsNew || isOtherVersion || version === '3.1' ? null : resumedBy(accepted);
    if (resumed !== null && !connect.packet.cleanStart) {
      resumed.connections.push(connection);
      latest.set(clientId, { accepted, session: resumed });
      continue;
    }
    // Where one was kept before, its loss is one thing and what is left of it another: scenarios ask which it is.
    const isClaimSafe = connect.packet.cleanStart || !keptBefore.has(clientId);
    const origin = claimsNew && isClaimSafe && !isOtherVersion ? 'new' : 'unknown';
    if (outlives(connection)) keptBefore.add(clientId);
    const session: GrowingSession = { origin, connections: [connection] };
    sessions.push(session);
    if (clientId !== '') latest.set(clientId, { accepted, session });
  }
  return sessions;
}

/**
 * Goes through each session packet by packet: `begin` gives what looks at them, told which connection each is of; most
 * find nothing, which is null.
 */
export function inEachSession(
  sessions: readonly Session[],
  begin: (session: Session) => (seen: Seen, connectionIndex: number) => Departure | null,
): Departure[] {
  const found: Departure[] = [];
  for (const session of sessions) {
    const look = begin(session);
    let index = 0;
    for (const { packets } of session.connections) {
      for (const seen of packets) {
        const departure = look(seen, index);
        if (departure !== null) found.push(departure);
      }
      index += 1;
    }
  }
  return found;
}
