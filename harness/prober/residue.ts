/** What a scenario may have left in the broker, read off its trace: sessions and retained messages. */

import type { Connect, Packet, Violation } from '../../reference/codec/index.ts';
import { packetsOf, type Trace } from '../trace.ts';

/** What is to be removed. */
export interface Residue {
  /** Client ids that may have a session, or a Will still to come. */
  readonly clientIds: readonly string[];
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
  const clientIds = new Set<string>();
  const topics = new Set<string>();
  for (const { packet, client } of packetsOf(trace, 'out')) {
    if (packet.type === 'connect' && packet.clientId !== '') {
      if (leavesSomething(packet)) clientIds.add(packet.clientId);
      else if (accepted.has(client)) clientIds.delete(packet.clientId);
    }
    if (packet.type === 'connect' && packet.will?.retain) topics.add(packet.will.topic);
    if (packet.type === 'publish' && packet.retain && packet.topic !== '' && packet.payload.length > 0)
      topics.add(packet.topic);
  }
  return { clientIds: [...clientIds], topics: [...topics] };
}

function isAcceptance(packet: Packet | Violation): boolean {
  return packet.type === 'connack' && packet.reasonCode === 0;
}

function leavesSomething({ cleanStart, properties, will }: Connect): boolean {
  return !cleanStart || Boolean(properties?.sessionExpiryInterval) || will !== undefined;
}
