/** The JSON report as a value: what `--reporter json` writes, and what commands that take reports read. */

import { type Version, versions } from '../../reference/codec/version.ts';
import type { RunResult, ScenarioResult } from '../result.ts';
import { UsageError } from '../target/errors.ts';
import { verdicts } from '../verdict.ts';

/** The only schema so far. */
export const reportSchema = 1;

/** A packet as an object, with bytes as `{ hex, text? }`; or `opened`, or `closed`. */
export type JsonPacket = { readonly type: string } & Readonly<Record<string, unknown>>;

/** One event of a trace. */
export interface JsonEvent {
  readonly atMs: number;
  readonly client: string;
  readonly direction: 'out' | 'in';
  readonly packet: JsonPacket;
  /** The Topic Name that the Topic Alias of a PUBLISH stands for. */
  readonly topic?: string;
  /** The packet in one line. */
  readonly summary?: string;
  /** The bytes, empty where a connection was opened or closed. */
  readonly hex: string;
}

/** One scenario in one version over one transport. */
export interface JsonScenario extends Omit<ScenarioResult, 'trace' | 'wasHeard'> {
  /** Empty for what passed, unless all traces were wanted. */
  readonly trace: readonly JsonEvent[];
}

/** The whole report. */
export interface JsonReport extends Omit<RunResult, 'scenarios'> {
  readonly schema: typeof reportSchema;
  readonly scenarios: readonly JsonScenario[];
}

/**
 * Reads a JSON report; `source` names it for messages.
 * @throws UsageError when the text is none.
 */
export function parseReport(text: string, source: string): JsonReport {
  const report = parsed(text, source);
  if ('certificate' in report)
    throw new UsageError(
      `${source} is a certificate, which has no packets: run --from and compare take it, and here a report is needed. Make one with: mqttspec run URL --reporter json=FILE`,
    );
  const { schema, scenarios } = report;
  if (!Array.isArray(scenarios) || schema === undefined)
    throw new UsageError(`${source} is no report of a run. Make one with: mqttspec run URL --reporter json=FILE`);
  if (schema !== reportSchema)
    throw new UsageError(
      `${source} has schema ${schema}, and this mqttspec reads schema ${reportSchema}. Use the mqttspec that wrote it, or run again.`,
    );
  const fault = faultOf(report);
  if (fault !== null)
    throw new UsageError(
      `${source} is no whole report: ${fault}. Make one with: mqttspec run URL --reporter json=FILE`,
    );
  return report as JsonReport;
}

/** What is wrong with the parts by which everything is found and told, for people; null when nothing is. */
function faultOf({ tool, target, startedAt, scenarios = [], statements }: Partial<JsonReport>): string | null {
  if (typeof tool?.version !== 'string') return 'tool.version should be a text';
  if (!Array.isArray(target?.urls)) return 'target.urls should be a list';
  if (typeof startedAt !== 'string') return 'startedAt should be a text';
  if (!Array.isArray(statements)) return 'statements should be a list';
  for (const [index, scenario] of scenarios.entries()) {
    const at = `scenarios[${index}]`;
    if (typeof scenario !== 'object' || scenario === null) return `${at} should be an object`;
    const { id, title, version, verdict, trace } = scenario;
    if (typeof id !== 'string' || typeof title !== 'string') return `${at} should have an id and a title`;
    if (!versions.includes(version)) return `${at}.version should be one of ${versions.join(', ')}`;
    if (!verdicts.includes(verdict)) return `${at}.verdict should be one of ${verdicts.join(', ')}`;
    if (!Array.isArray(trace)) return `${at}.trace should be a list`;
  }
  for (const [index, statement] of statements.entries()) {
    const isSound = typeof statement?.id === 'string' && typeof statement.verdict === 'string';
    if (!isSound) return `statements[${index}] should have an id and a verdict`;
  }
  return null;
}

function parsed(text: string, source: string): Partial<JsonReport> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${source} is no JSON: ${why}. Give a file that --reporter json=FILE wrote.`, { cause });
  }
}

/** The version by which the packets of an opened connection are read. */
export function versionOf(packet: JsonPacket, otherwise: Version): Version {
  const { version } = packet;
  return version === '3.1' || version === '3.1.1' || version === '5.0' ? version : otherwise;
}
