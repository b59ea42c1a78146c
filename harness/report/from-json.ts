/** A JSON report as the result of a run, from which every report can be made again. */

import type { RunResult, ScenarioResult } from '../result.ts';
import type { JsonReport, JsonScenario } from './json-report.ts';
import { readTrace, stored } from './stored-trace.ts';

/** Reads it back; of what passed there is no trace unless all traces were wanted. */
export function resultOf({ schema: _, scenarios, ...rest }: JsonReport): RunResult {
  return { ...rest, scenarios: scenarios.map(scenarioOf) };
}

function scenarioOf({ trace, ...rest }: JsonScenario): ScenarioResult {
  const isHeard = trace.some(({ direction, hex }) => direction === 'in' && hex !== '');
  return { ...rest, trace: readTrace(trace.map(stored), rest.version), wasHeard: isHeard || rest.verdict === 'pass' };
}
