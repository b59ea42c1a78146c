/** Writes the trace: stamps each event with the time since the scenario began. */

import type { Clock } from '../../reference/clock.ts';
import type { Packet, Publish } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Violation } from '../../reference/codec/violation.ts';
import type { Ending, Trace, TraceEvent } from '../trace.ts';

/** Where a scenario's events go; recording starts when it is made. */
export class Recorder {
  private readonly clock: Clock;
  private readonly startedMs: number;
  private readonly events: TraceEvent[] = [];

  constructor(clock: Clock) {
    this.clock = clock;
    this.startedMs = clock.now();
  }

  get trace(): Trace {
    return this.events;
  }

  /** Milliseconds since the scenario began. */
  elapsedMs(): number {
    return this.clock.now() - this.startedMs;
  }

  opened(client: string, version: Version, transport: string): void {
    this.events.push({ kind: 'opened', client, version, transport, atMs: this.elapsedMs() });
  }

  /** `resolved` is the PUBLISH with the topic that its alias stands for; undefined for all that say theirs. */
  packet(
    client: string,
    direction: 'out' | 'in',
    bytes: Uint8Array,
    packet: Packet | Violation,
    resolved?: Publish,
  ): void {
    const atMs = this.elapsedMs();
    this.events.push(
      resolved === undefined
        ? { kind: 'packet', client, direction, bytes, packet, atMs }
        : { kind: 'packet', client, direction, bytes, packet, resolved, atMs },
    );
  }

  closed(client: string, how: Ending, detail: string): void {
    this.events.push({ kind: 'closed', client, how, detail, atMs: this.elapsedMs() });
  }
}
