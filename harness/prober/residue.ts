/** What a scenario may have left in the broker, read off its trace: sessions and retained messages. */

import { packetsOf, type Trace } from '../trace.ts';

/** What is to be removed. */
export interface Residue {
  /** Client ids that may have a session, or a Will still to come. */
  readonly clientIds: readonly string[];
  /** Topics that may hold a retained message. */
  readonly topics: readonly string[];
}

/** Reads the residue off a trace: everything that our clients sent counts, whether or not the broker took it. */
export function residueOf(trace: Trace): Residue {
  const clientIds = new Set<string>();
  const topics = new Set<string>();
  for (const { packet } of packetsOf(trace, 'out')) {
    if (packet.type === 'connect') {
      if (packet.clientId !== '' && (!packet.cleanStart || packet.properties?.sessionExpiryInterval || packet.will))
        clientIds.add(packet.clientId);
      if (packet.will?.retain) topics.add(packet.will.topic);
    }
    if (packet.type === 'publish' && packet.retain && packet.topic !== '' && packet.payload.length > 0)
      topics.add(packet.topic);
  }
  return { clientIds: [...clientIds], topics: [...topics] };
}
