/** What a scenario may have left in the broker, read off its trace: sessions and retained messages. */

import type { Connect } from '../../reference/codec/index.ts';
import { type Trace, understood } from '../trace.ts';

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
  const { accepted, assigned } = connacksOf(trace);
  const clientIds = new Set<string>();
  const delayedWills = new Set<string>();
  const topics = new Set<string>();
  for (const event of trace) {
    if (event.kind !== 'packet' || event.direction !== 'out') continue;
    const packet = understood(event);
    if (packet.type === 'publish' && packet.retain && packet.topic !== '' && packet.payload.length > 0)
      topics.add(packet.topic);
    if (packet.type !== 'connect') continue;
    if (packet.will?.retain) topics.add(packet.will.topic);
    const clientId = packet.clientId || assigned.get(event.client);
    if (clientId === undefined) continue;
    if (leavesSomething(packet)) clientIds.add(clientId);
    else if (accepted.has(event.client)) clientIds.delete(clientId);
    if (isDelayed(packet.will)) delayedWills.add(clientId);
  }
  return {
    clientIds: [...clientIds],
    delayedWills: [...delayedWills].filter((clientId) => clientIds.has(clientId)),
    topics: [...topics],
  };
}

/** The clients that were accepted, and the client ids that the broker chose (5.0), by client. */
function connacksOf(trace: Trace): { readonly accepted: Set<string>; readonly assigned: Map<string, string> } {
  const accepted = new Set<string>();
  const assigned = new Map<string, string>();
  for (const event of trace) {
    if (event.kind !== 'packet' || event.direction !== 'in' || event.packet.type !== 'connack') continue;
    if (event.packet.reasonCode === 0) accepted.add(event.client);
    const id = event.packet.properties?.assignedClientIdentifier;
    if (id !== undefined) assigned.set(event.client, id);
  }
  return { accepted, assigned };
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
