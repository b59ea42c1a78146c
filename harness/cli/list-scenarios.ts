/** Scenarios as `mqttspec list` shows them. */

import { versions } from '../../reference/codec/version.ts';
import type { Palette } from '../report/palette.ts';
import type { Need, Scenario } from '../scenario.ts';

/** For people: id, versions, title in columns, and what a target needs for it. */
export function scenarioLines(scenarios: readonly Scenario[], palette: Palette): string[] {
  const idWidth = Math.max(...scenarios.map(({ id }) => id.length));
  const versionWidth = versions.join(' ').length;
  return scenarios.map((scenario) => {
    const { id, title, needs } = scenario;
    const needed = needs.length === 0 ? '' : palette.dim(` (needs ${needs.map(needName).join(', ')})`);
    return `${id.padEnd(idWidth)}  ${palette.cyan(versionsOf(scenario).join(' ').padEnd(versionWidth))}  ${title}${needed}`;
  });
}

/** For programs. */
export function scenarioJson(scenario: Scenario): object {
  const { id, suite, title, statements, needs, lesson } = scenario;
  return { id, suite, title, versions: versionsOf(scenario), statements, needs: needs.map(needName), lesson };
}

const versionsOf = ({ statements }: Scenario): string[] => versions.filter((version) => version in statements);

/** A need in short: its name, and how much of it. */
function needName(need: Need): string {
  if (typeof need === 'string') return need;
  if ('maxQos' in need) return `QoS ${need.maxQos}`;
  if ('without' in need) return `no ${need.without}`;
  const [[name, value] = []] = Object.entries(need);
  return `${name} ${value}`;
}
