/** A trace with fewer clients in it, where many do the same side by side: enough of them to see what goes on. */

import { count } from '../../report/printable.ts';
import type { ScenarioResult } from '../../result.ts';

/** With more clients than this some are left out, of traces longer than this. */
const [mostClients, mostEvents] = [4, 40];

/** What is to be shown, and who was left out, for people; null where nobody was. */
export interface Focused {
  readonly result: ScenarioResult;
  readonly leftOut: string | null;
}

/** Keeps the first two clients, the last one and the one that shows the departure. */
export function focused(result: ScenarioResult): Focused {
  const { trace, findings } = result;
  const clients = [...new Set(trace.map(({ client }) => client))];
  if (clients.length <= mostClients || trace.length <= mostEvents) return { result, leftOut: null };
  const evidence = trace[findings.find(({ eventIndex }) => eventIndex !== null)?.eventIndex ?? -1];
  const kept = new Set([clients[0], clients[1], clients.at(-1), evidence?.client]);
  const shown = trace.filter(({ client }) => kept.has(client));
  const placeOf = (index: number | null): number | null => {
    const event = index === null ? undefined : trace[index];
    return event === undefined || !kept.has(event.client) ? null : shown.indexOf(event);
  };
  return {
    result: {
      ...result,
      trace: shown,
      findings: findings.map((finding) => ({ ...finding, eventIndex: placeOf(finding.eventIndex) })),
    },
    leftOut: `${count(clients.filter((client) => !kept.has(client)).length, 'client')} more, side by side with these, are left out: --full shows all`,
  };
}
