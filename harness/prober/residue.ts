/** What a scenario may have left in the broker, read off its trace: sessions and retained messages. */

import type { Connect, Packet, Violation } from '../../reference/codec/index.ts';
import { packetsOf, type Trace, understood } from '../trace.ts';

/** What is to be removed. */
export interface Residue {
  /** Client ids that may have a session, or a Will still to come. */
  readonly clientIds: readonly string[];
  /** Those of them with a Will Delay that may still be running (5.0). */
  readonly delayedWills: readonly string[];
  /** Topics that may hold a retained message. */
  readonly topics: readonly string[];
}

/**
 * Reads the residue off a trace: everything that our clients sent counts, whether or not the broker took it, unless a
 * later CONNECT of the same client, accepted, leaves nothing behind by itself.
 */
export function residueOf(trace: Trace): Residue {
  const accepted = new Set(
    packetsOf(trace, 'in').flatMap(({ packet, client }) => (isAcceptance(packet) ? client : [])),
  );
  const assigned = assignedClientIds(trace);
  const clientIds = new Set<string>();
  const delayedWills = new Set<string>();
  const topics = new Set<string>();
  for (const event of packetsOf(trace, 'out')) {
    const packet = understood(event);
    const clientId = packet.type === 'connect' ? packet.clientId || assigned.get(event.client) : undefined;
    if (packet.type === 'connect' && clientId !== undefined) {
      if (leavesSomething(packet)) clientIds.add(clientId);
      else if (accepted.has(event.client)) clientIds.delete(clientId);
      if (isDelayed(packet.will)) delayedWills.add(clientId);
    }
    if (packet.type === 'connect' && packet.will?.retain) topics.add(packet.will.topic);
    if (packet.type === 'publish' && packet.retain && packet.topic !== '' && packet.payload.length > 0)
      topics.add(packet.topic);
  }
  return {
    clientIds: [...clientIds],
    delayedWills: [...delayedWills].filter((clientId) => clientIds.has(clientId)),
    topics: [...topics],
  };
}

/** Client ids that the broker chose (5.0), by client. */
function assignedClientIds(trace: Trace): ReadonlyMap<string, string> {
  return new Map(
    packetsOf(trace, 'in').flatMap(({ packet, client }) => {
      const id = packet.type === 'connack' ? packet.properties?.assignedClientIdentifier : undefined;
      return id === undefined ? [] : [[client, id] as const];
    }),
  );
}

function isAcceptance(packet: Packet | Violation): boolean {
  return packet.type === 'connack' && packet.reasonCode === 0;
}

/**
 * A Will that is to be retained may yet be published, where the broker has not noticed the end of its connection. For a
 * delayed one some brokers keep a session that should be over.
 */
function leavesSomething({ cleanStart, properties, will }: Connect): boolean {
  return !cleanStart || Boolean(properties?.sessionExpiryInterval) || will?.retain === true || isDelayed(will);
}

function isDelayed(will: Connect['will']): boolean {
  return (will?.properties?.willDelayInterval ?? 0) > 0;
}
