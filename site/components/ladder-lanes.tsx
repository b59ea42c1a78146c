/** The lifelines of a packet ladder at one rung, and what happens between them there. */

import type { Rung } from '../../harness/report/rung.ts';
import type { Trace } from '../../harness/trace.ts';

/** Who takes part in a trace, and from when to when each connection lives. */
export interface LanesOfTrace {
  /** In order of opening. */
  readonly clients: readonly string[];
  /** The first and the last event of each connection, as indexes. */
  readonly lives: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

/** Reads them off the trace. A connection that is not seen to close lives on. */
export function lanesOf(trace: Trace): LanesOfTrace {
  const lives = new Map<string, { from: number; to: number }>();
  trace.forEach(({ client, kind }, index) => {
    const life = lives.get(client) ?? { from: index, to: Number.POSITIVE_INFINITY };
    lives.set(client, kind === 'closed' ? { ...life, to: index } : life);
  });
  return { clients: [...lives.keys()], lives };
}

const widestLane = 84;
const narrowestLane = 26;
const allLanes = 220;

/** Pixels from one lifeline to the next, where there is room. */
export function laneWidth({ clients }: LanesOfTrace): number {
  return Math.max(narrowestLane, Math.min(widestLane, Math.round(allLanes / (clients.length + 1))));
}

interface LanesProps {
  readonly lanes: LanesOfTrace;
  readonly index: number;
  /** What happens there; nothing during a wait. */
  readonly rung?: Rung;
}

/** The lifelines, and the arrow. */
export function Lanes({ lanes: { clients, lives }, index, rung }: LanesProps) {
  const broker = clients.length;
  const isFirst = (client: string): boolean => lives.get(client)?.from === index;
  return (
    <span class="lanes" aria-hidden="true">
      {clients.map((client, lane) => {
        const { from, to } = lives.get(client) ?? { from: 0, to: 0 };
        const living = rung === undefined ? index > from && index <= to : index >= from && index <= to;
        if (!living) return null;
        const ends = rung !== undefined && index === to ? ' last' : '';
        const begins = rung !== undefined && isFirst(client) ? ' first' : '';
        return <i key={client} class={`lifeline${begins}${ends}`} style={{ '--at': lane }} />;
      })}
      <i class="lifeline" style={{ '--at': broker }} />
      {rung !== undefined && <Arrow rung={rung} from={clients.indexOf(rung.event.client)} to={broker} />}
    </span>
  );
}

function Arrow({ rung: { event }, from, to }: { readonly rung: Rung; readonly from: number; readonly to: number }) {
  return <i class={`arrow ${wayOf(event)} ${event.kind}`} style={{ '--from': from, '--to': to }} />;
}

/** Which way an event goes: `out` is from the client to the broker. */
function wayOf(event: Rung['event']): 'out' | 'in' {
  switch (event.kind) {
    case 'packet':
      return event.direction;
    case 'opened':
      return 'out';
    case 'closed':
      return event.how === 'end' || event.how === 'reset' ? 'in' : 'out';
    default: {
      const never: never = event;
      return never;
    }
  }
}
