/** The file of known failures: read so that a slip is told with its place, written so that people can edit it and diffs can be read. */

import * as v from 'valibot';
import { versions } from '../../../reference/codec/version.ts';
import { nearest } from '../../nearest.ts';
import { UsageError } from '../../target/errors.ts';
import { globMatcher } from '../glob.ts';
import type { Declared } from '../selection.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('should not be empty'));

const knownFailure = v.strictObject({
  /** An id, or a glob of ids. */
  scenario: text,
  /** The versions in which it fails; left out: whichever. */
  mqtt: v.optional(v.pipe(v.array(v.picklist(versions)), v.nonEmpty('should name a version, or be left out'))),
  reason: text,
  /** Where the broker's people were told. */
  issue: v.optional(v.pipe(v.string(), v.url('should be a URL'))),
  /** Why it may pass as well, so that a pass is no reason to take the entry out. */
  varies: v.optional(text),
});

const fileSchema = v.strictObject({ known: v.array(knownFailure) });

/** One entry. */
export type KnownFailure = Readonly<v.InferOutput<typeof knownFailure>>;

const shape =
  'It looks like { "known": [{ "scenario": "qos/x", "mqtt": ["5.0"], "reason": "…", "issue": "https://…" }] }';

/**
 * Reads the entries; `source` names the file for messages, `scenarios` are all that there are.
 * @throws UsageError that names the entry and the key, and for an unknown id those that are nearest.
 */
export function parseKnownFailures(
  content: string,
  source: string,
  scenarios: readonly Declared[],
): readonly KnownFailure[] {
  const read = v.safeParse(fileSchema, parsedJson(content, source));
  if (!read.success) {
    const [issue] = read.issues;
    throw new UsageError(`${source}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}. ${shape}`);
  }
  for (const [index, entry] of read.output.known.entries())
    refuseUnknown(entry, `${source}: known.${index}`, scenarios);
  return read.output.known;
}

function parsedJson(content: string, source: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${source} is no JSON: ${why}. ${shape}`, { cause });
  }
}

function refuseUnknown({ scenario, mqtt }: KnownFailure, at: string, scenarios: readonly Declared[]): void {
  const matches = globMatcher(scenario);
  const matched = scenarios.filter(({ id }) => matches(id));
  if (matched.length === 0) {
    const ids = scenarios.map(({ id }) => id);
    const guesses = nearest(scenario.replaceAll(/[*?{}[\]]/g, ''), ids, 3);
    const advice = guesses.length === 0 ? '' : ` Nearest: ${guesses.join(', ')}.`;
    throw new UsageError(`${at}: there is no scenario ${scenario}.${advice} See all with: mqttspec list`);
  }
  for (const version of mqtt ?? []) {
    if (matched.some(({ statements }) => statements[version] !== undefined)) continue;
    throw new UsageError(`${at}: ${scenario} is not run in MQTT ${version}. Take that version out of the entry.`);
  }
}

/** The file with these entries, one on each line, in the order of their scenarios. */
export function knownFailuresText(entries: readonly KnownFailure[]): string {
  const sorted = [...entries].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const lines = sorted.map(({ scenario, mqtt, reason, issue, varies }) => {
    const values = { scenario, mqtt, reason, issue, varies };
    const given = Object.entries(values).filter(([, value]) => value !== undefined);
    return `    { ${given.map(([name, value]) => `"${name}": ${inline(value)}`).join(', ')} }`;
  });
  return lines.length === 0 ? '{ "known": [] }\n' : `{\n  "known": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

const orderOf = ({ scenario, mqtt = [] }: KnownFailure): string => `${scenario} ${mqtt.join(' ')}`;

const inline = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(inline).join(', ')}]` : JSON.stringify(value);
