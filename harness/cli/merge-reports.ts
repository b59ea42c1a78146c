/** Puts the reports of parts of a run together as one: what several machines found, or one several times. Pure. */

import type { RunResult, ScenarioResult } from '../result.ts';
import { assemble } from '../runner/assemble.ts';
import { combined } from '../runner/repeats.ts';
import { UsageError } from '../target/errors.ts';

/** A report, and where it came from. */
export interface Part {
  readonly file: string;
  readonly result: RunResult;
}

/**
 * What they come to together. A scenario that is in several counts as the worst of its verdicts, as with --repeat.
 * @throws UsageError for reports of different targets or written by different versions, unless `mixed`.
 */
export function mergeReports(parts: readonly [Part, ...Part[]], { mixed }: { readonly mixed: boolean }): RunResult {
  const [first, ...others] = parts;
  if (!mixed) for (const other of others) refuseDifferent(first, other);
  const results = parts.map(({ result }) => result);
  const scenarios = new Map<string, ScenarioResult>();
  for (const result of results.flatMap((one) => one.scenarios)) {
    const { known: _, ...scenario } = result;
    const key = `${result.id} ${result.version} ${result.transport}`;
    const before = scenarios.get(key);
    scenarios.set(key, before === undefined ? scenario : combined(before, scenario));
  }
  const starts = results.map(({ startedAt }) => Date.parse(startedAt));
  const ends = results.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs);
  const outages = results.flatMap((one) => one.outages ?? []);
  const strays = results.flatMap((one) => one.strays ?? []);
  const cutShort = results.find((one) => one.cutShort !== undefined)?.cutShort;
  return assemble({
    tool: first.result.tool,
    target: { ...first.result.target, urls: [...new Set(results.flatMap(({ target }) => target.urls))] },
    startedAt: new Date(Math.min(...starts)).toISOString(),
    durationMs: Math.max(...ends) - Math.min(...starts),
    scenarios: [...scenarios.values()],
    profile: Object.assign({}, ...results.map(({ profile }) => profile).reverse()),
    ...(outages.length > 0 && { outages }),
    ...(strays.length > 0 && { strays }),
    ...(cutShort !== undefined && { cutShort }),
  });
}

function refuseDifferent(first: Part, other: Part): void {
  const advice = 'Give reports of one broker by one mqttspec, or --mixed to have them together all the same.';
  const [tool, otherTool] = [first.result.tool.version, other.result.tool.version];
  if (tool !== otherTool)
    throw new UsageError(`mqttspec ${tool} wrote ${first.file}, and ${otherTool} wrote ${other.file}. ${advice}`);
  const [target, otherTarget] = [targetOf(first), targetOf(other)];
  if (target !== otherTarget)
    throw new UsageError(`${first.file} is of ${target}, and ${other.file} of ${otherTarget}. ${advice}`);
}

/** Each machine may have a broker of its own, at an address of its own: the name tells whether they are the same. */
const targetOf = ({ result: { target } }: Part): string => target.name ?? target.urls.join(' ');
