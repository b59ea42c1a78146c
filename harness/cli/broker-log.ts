/** What a launched broker wrote, put where it is wanted: with the failures. */

import { join } from 'node:path';
import type { RunResult, ScenarioResult } from '../result.ts';
import type { Launched } from '../target/launch/launch.ts';
import { packetsOf } from '../trace.ts';

/** Lines kept for one scenario, and for the run. */
const [linesOfScenario, linesOfRun] = [12, 40];

/** Where it is kept. */
export const brokerLogFile = (folder: string): string => join(folder, 'broker.log');

/** One who wants to know. */
const isTroubled = ({ verdict }: ScenarioResult): boolean => verdict === 'fail' || verdict === 'inconclusive';

function clientIdsOf({ trace }: ScenarioResult): readonly string[] {
  return packetsOf(trace, 'out').flatMap(({ packet }) => (packet.type === 'connect' ? packet.clientId : []));
}

/**
 * The result with the lines that name a client of a scenario attached to it, where it failed or is inconclusive, and the last
 * lines of all to the run; no line holds a secret.
 */
export async function withBrokerLog(
  result: RunResult,
  launched: Launched,
  secrets: readonly string[],
): Promise<RunResult> {
  const troubled = result.scenarios.filter(isTroubled);
  if (troubled.length === 0) return result;
  const hidden = secrets.filter((secret) => secret !== '');
  const masked = (line: string): string => hidden.reduce((text, secret) => text.replaceAll(secret, '***'), line);
  const lines = await launched.log();
  const found = new Map<ScenarioResult, string[]>(troubled.map((scenario) => [scenario, []]));
  const owners = new Map(troubled.flatMap((scenario) => clientIdsOf(scenario).map((id) => [id, scenario] as const)));
  for (const line of lines) {
    for (const word of new Set(line.match(/\w+/g))) {
      const owner = owners.get(word);
      if (owner !== undefined) found.get(owner)?.push(line);
    }
  }
  return {
    ...result,
    target: { ...result.target, brokerLog: lines.slice(-linesOfRun).map(masked) },
    scenarios: result.scenarios.map((scenario) => {
      const own = found.get(scenario) ?? [];
      return own.length === 0 ? scenario : { ...scenario, brokerLog: own.slice(-linesOfScenario).map(masked) };
    }),
  };
}

/** For stderr: where the log is, and whether the broker is still there. */
export async function wordOn(launched: Launched, folder: string): Promise<string> {
  const ended = launched.ended();
  const file = brokerLogFile(folder);
  if (ended === null) return `the broker's own words in ${file}\n`;
  const lines = (await launched.log()).slice(-linesOfScenario).map((line) => `  ${line}\n`);
  return `mqttspec: the launched broker ended during the run: ${ended}. Its last lines, of ${file}:\n${lines.join('')}`;
}
