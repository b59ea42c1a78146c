/** Traces as they are stored: in JSON without what the bytes tell anyway, and read back from it. */

import {
  decodePacket,
  frameOf,
  fromHex,
  type Packet,
  type Publish,
  type Violation,
} from '../../reference/codec/index.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Ending, Trace, TraceEvent } from '../trace.ts';
import { type JsonEvent, type JsonPacket, versionOf } from './json-report.ts';

/** An event of a JSON report, with its packet only where that is none, or cannot be read from the bytes alone. */
export interface StoredEvent extends Pick<JsonEvent, 'atMs' | 'client' | 'direction' | 'hex' | 'topic'> {
  readonly packet?: JsonPacket;
}

const untold = new Set(['opened', 'closed', 'violation']);

/** Leaves out of an event what is read from its bytes. */
export function stored({ atMs, client, direction, packet, topic, hex }: JsonEvent): StoredEvent {
  return {
    atMs,
    client,
    direction,
    hex: hex.replaceAll(' ', ''),
    ...(topic !== undefined && { topic }),
    ...(untold.has(packet.type) && { packet }),
  };
}

/** The trace of a scenario in that version. */
export function readTrace(events: readonly StoredEvent[], version: Version): Trace {
  const spoken = new Map<string, Version>();
  return events.map((event): TraceEvent => {
    const { atMs, client, direction, packet, topic } = event;
    if (packet?.type === 'opened') {
      const opened = versionOf(packet, version);
      spoken.set(client, opened);
      return { kind: 'opened', atMs, client, version: opened, transport: String(packet['transport']) };
    }
    if (packet?.type === 'closed')
      return { kind: 'closed', atMs, client, how: packet['how'] as Ending, detail: String(packet['detail']) };
    const bytes = fromHex(event.hex);
    const read =
      packet?.type === 'violation'
        ? (packet as unknown as Violation)
        : readPacket(bytes, spoken.get(client) ?? version);
    const resolved = resolvedBy(read, topic);
    return {
      kind: 'packet',
      atMs,
      client,
      direction,
      bytes,
      packet: read,
      ...(resolved !== undefined && { resolved }),
    };
  });
}

function readPacket(bytes: Uint8Array, version: Version): Packet | Violation {
  const frame = frameOf(bytes);
  return 'type' in frame ? frame : decodePacket(frame, version);
}

function resolvedBy(packet: Packet | Violation, topic: string | undefined): Publish | undefined {
  return topic !== undefined && packet.type === 'publish' ? { ...packet, topic } : undefined;
}
