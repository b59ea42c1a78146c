/**
 * The JSON report, schema 1. Bytes inside a packet are `{ "hex": "68 69", "text": "hi" }`, `text` only where they are
 * readable UTF-8. That a connection was opened or closed is an entry of the trace too, with `packet.type` `opened` or
 * `closed`, the direction of the side that did it, and no bytes. An entry has a `topic` of its own where the Topic Name of
 * its PUBLISH was left to a Topic Alias.
 */

import { toHex } from '../../reference/codec/hex.ts';
import type { RunResult, ScenarioResult } from '../result.ts';
import type { TraceEvent } from '../trace.ts';
import { type JsonEvent, type JsonPacket, type JsonReport, type JsonScenario, reportSchema } from './json-report.ts';
import { packetSummary, readableText } from './packet-summary.ts';
import type { ReportOptions } from './reporter.ts';

type Wanted = Pick<ReportOptions, 'allTraces'>;

/** The whole report, indented. */
export function renderJson(result: RunResult, wanted: Wanted): string {
  return `${JSON.stringify(jsonReport(result, wanted), null, 2)}\n`;
}

/** The whole report. Traces of scenarios that passed are empty unless `allTraces`. */
export function jsonReport(result: RunResult, { allTraces }: Wanted): JsonReport {
  const { tool, target, startedAt, durationMs, summary, scenarios, statements, profile, ...rest } = result;
  return {
    schema: reportSchema,
    tool,
    target,
    startedAt,
    durationMs: Math.round(durationMs),
    summary,
    scenarios: scenarios.map((scenario) => jsonScenario(scenario, allTraces)),
    statements,
    profile,
    ...rest,
  };
}

function jsonScenario(result: ScenarioResult, allTraces: boolean): JsonScenario {
  const { id, title, suite, version, transport, statements, verdict, reason, basis, observations } = result;
  return {
    id,
    title,
    suite,
    version,
    transport,
    statements,
    verdict,
    reason,
    basis,
    durationMs: Math.round(result.durationMs),
    observations,
    broken: result.broken,
    findings: result.findings,
    lesson: result.lesson,
    ...(result.brokerLog !== undefined && { brokerLog: result.brokerLog }),
    ...(result.known !== undefined && { known: result.known }),
    ...(result.runs !== undefined && { runs: result.runs }),
    ...(result.flaky !== undefined && { flaky: result.flaky }),
    trace: verdict !== 'pass' || allTraces ? result.trace.map((event) => jsonEvent(event, result)) : [],
  };
}

function jsonEvent(event: TraceEvent, { version }: ScenarioResult): JsonEvent {
  const at = { atMs: Math.round(event.atMs * 1000) / 1000, client: event.client };
  switch (event.kind) {
    case 'packet':
      return {
        ...at,
        direction: event.direction,
        packet: jsonValue(event.packet) as JsonPacket,
        ...(event.resolved !== undefined && { topic: event.resolved.topic }),
        summary: packetSummary(event.packet, version, event.resolved),
        hex: toHex(event.bytes),
      };
    case 'opened':
      return {
        ...at,
        direction: 'out',
        packet: { type: 'opened', version: event.version, transport: event.transport },
        hex: '',
      };
    case 'closed': {
      const direction = event.how === 'end' || event.how === 'reset' ? 'in' : 'out';
      return { ...at, direction, packet: { type: 'closed', how: event.how, detail: event.detail }, hex: '' };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** A value of a packet with bytes as objects of their hex and, where readable, their text. */
function jsonValue(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const text = readableText(value);
    return { hex: toHex(value), ...(text !== null && { text }) };
  }
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, jsonValue(field)]));
}
