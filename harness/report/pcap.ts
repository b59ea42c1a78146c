/**
 * Traces as a capture for Wireshark and tshark (pcapng): MQTT over TCP to port 1883, whatever the transport was. Each
 * scenario has a client address of its own, 10.x.y.z, each connection a port. Scenarios, which ran side by side, follow
 * one another. Comments on packets tell the scenario, where a connection begins, and what is wrong.
 */

import { describeViolation } from '../../reference/codec/violation.ts';
import type { ScenarioResult } from '../result.ts';
import { toolVersion } from '../tool-version.ts';
import type { TraceEvent } from '../trace.ts';
import { fileHeader, joined, packetBlock } from './pcap/blocks.ts';
import { type Conversation, createConversation } from './pcap/conversation.ts';
import type { Socket } from './pcap/tcp.ts';
import { printable } from './printable.ts';

/** 192.0.2.0/24 is for examples (RFC 5737). */
const broker: Socket = { address: [192, 0, 2, 1], port: 1883 };
/** The dynamic ports (RFC 6335). */
const [firstPort, ports] = [49_152, 16_384];
/** Between one scenario and the next, in milliseconds. */
const pauseMs = 1000;

/** A capture that grows scenario by scenario. */
export interface Capture {
  /** What the file begins with. */
  readonly header: Uint8Array;
  /** The packets of the next scenario; empty where there is no trace. */
  add(result: ScenarioResult): Uint8Array;
}

/** Starts one; `startedMs` is the time of its first packet, in milliseconds since 1970. */
export function createCapture(startedMs: number): Capture {
  let scenarios = 0;
  let baseMs = startedMs;
  return {
    header: fileHeader(`mqttspec ${toolVersion}`, 'Made from the traces of scenarios, which ran side by side.'),
    add: (result) => {
      if (result.trace.length === 0) return new Uint8Array(0);
      scenarios += 1;
      const address = [10, (scenarios >>> 16) & 0xff, (scenarios >>> 8) & 0xff, scenarios & 0xff] as const;
      const blocks = blocksOf(result, address, baseMs);
      baseMs += (result.trace.at(-1)?.atMs ?? 0) + pauseMs;
      return joined(blocks);
    },
  };
}

function blocksOf(result: ScenarioResult, address: Socket['address'], baseMs: number): Uint8Array[] {
  const conversations = new Map<string, Conversation>();
  return result.trace.flatMap((event, index) => {
    if (event.kind === 'opened') {
      const port = firstPort + (conversations.size % ports);
      conversations.set(event.client, createConversation({ address, port }, broker));
    }
    const atMicroseconds = Math.round((baseMs + event.atMs) * 1000);
    const about = printable(aboutOf(event, index, result));
    const conversation = conversations.get(event.client);
    return packetsOf(event, conversation).map((packet, position) =>
      packetBlock(packet, atMicroseconds, position === 0 ? about : ''),
    );
  });
}

function packetsOf(event: TraceEvent, conversation: Conversation | undefined): readonly Uint8Array[] {
  if (conversation === undefined) return [];
  switch (event.kind) {
    case 'opened':
      return conversation.open();
    case 'packet':
      return conversation.carry(event);
    case 'closed':
      return conversation.close(event);
    default:
      return event satisfies never;
  }
}

/** The comment on the first packet of an event. */
function aboutOf(event: TraceEvent, index: number, result: ScenarioResult): string {
  const { id, version, verdict, title, findings } = result;
  const found = findings.filter(({ eventIndex }) => eventIndex === index).map(({ reason }) => reason);
  switch (event.kind) {
    case 'opened':
      return [
        `${id} (${version}) over ${event.transport}, client ${event.client}: ${title}: ${verdict}`,
        ...(index === 0 && result.reason !== null ? [result.reason] : []),
        ...found,
      ].join('; ');
    case 'packet':
      return [...(event.packet.type === 'violation' ? [describeViolation(event.packet)] : []), ...found].join('; ');
    case 'closed':
      return found.join('; ');
    default:
      return event satisfies never;
  }
}
