/** A sequence diagram of a trace: a lifeline for each client and the broker, an arrow for each packet; it is a list too. */

import { useMemo, useState } from 'preact/hooks';
import { count, duration } from '../../harness/report/printable.ts';
import { type Rung, rungsOf } from '../../harness/report/rung.ts';
import type { Trace } from '../../harness/trace.ts';
import type { Version } from '../../reference/codec/version.ts';
import { Lanes, type LanesOfTrace, lanesOf, laneWidth } from './ladder-lanes.tsx';
import { rove } from './roving.ts';
import './packet-ladder.css';

/** What is drawn, and which rung is chosen. */
export interface PacketLadderProps {
  readonly trace: Trace;
  /** The version of the scenario. */
  readonly version: Version;
  /** Index of the event that shows the departure; null for none. */
  readonly offending: number | null;
  /** Index of the chosen event; null for none. */
  readonly selected: number | null;
  /** So many events have happened, of a trace that is gone through step by step; default all. */
  readonly happened?: number;
  /** What should have come and did not, which no event shows: told at the end; null for none. */
  readonly missing?: string | null;
  onSelect(index: number): void;
}

/** So many rungs are drawn at first, and so many more at each asking. */
const drawnAtOnce = 200;
/** How many of them stand before the one that shows the departure. */
const drawnBefore = 120;

/** The diagram. The arrow keys choose a rung. */
export function PacketLadder({
  trace,
  version,
  offending,
  selected,
  happened,
  missing = null,
  onSelect,
}: PacketLadderProps) {
  const rungs = useMemo(() => rungsOf(trace, version, offending), [trace, version, offending]);
  const lanes = useMemo(() => lanesOf(trace), [trace]);
  const [more, setMore] = useState({ before: 0, after: 0 });
  const last = Math.min(rungs.length, happened ?? rungs.length);
  const anchor = Math.max(0, Math.min(offending ?? (happened === undefined ? 0 : last), last) - drawnBefore);
  const start = Math.max(0, anchor - more.before);
  const end = Math.min(last, anchor + drawnAtOnce + more.after);
  const stop = Math.min(selected ?? offending ?? start, Math.max(0, last - 1));
  return (
    <section
      class="ladder"
      aria-label="Packets"
      style={{ '--widest-lane': `${laneWidth(lanes)}px`, '--count': lanes.clients.length + 1 }}
    >
      <LaneNames lanes={lanes} />
      {start > 0 && (
        <button
          type="button"
          class="more"
          onClick={() => setMore((shown) => ({ ...shown, before: shown.before + drawnAtOnce }))}
        >
          {count(start, 'earlier event')}
        </button>
      )}
      <ol class="rungs" onKeyDown={rove}>
        {rungs.slice(start, end).map((rung, position) => {
          const index = start + position;
          const isSelected = index === selected;
          return (
            <li key={index}>
              {rung.waitedMs > 0 && <Wait waitedMs={rung.waitedMs} lanes={lanes} index={index} />}
              <button
                type="button"
                data-rove
                class={rungClass(rung, isSelected)}
                aria-current={isSelected}
                tabIndex={index === stop ? 0 : -1}
                onFocus={() => onSelect(index)}
                onClick={() => onSelect(index)}
              >
                <RungText rung={rung} lanes={lanes} index={index} />
              </button>
            </li>
          );
        })}
      </ol>
      {end < last && (
        <button
          type="button"
          class="more"
          onClick={() => setMore((shown) => ({ ...shown, after: shown.after + drawnAtOnce }))}
        >
          {count(last - end, 'later event')}
        </button>
      )}
      {missing !== null && end === rungs.length && <p class="missing">Here something is missing: {missing}.</p>}
    </section>
  );
}

function LaneNames({ lanes }: { readonly lanes: LanesOfTrace }) {
  return (
    <div class="lane-names" aria-hidden="true">
      <span class="at">ms</span>
      <span class="lanes">
        {[...lanes.clients, 'broker'].map((name) => (
          <span key={name} class="lane-name">
            {name}
          </span>
        ))}
      </span>
    </div>
  );
}

function rungClass({ event, offending }: Rung, isSelected: boolean): string {
  const broken = event.kind === 'packet' && event.packet.type === 'violation' ? ' unreadable' : '';
  return `rung ${event.kind}${offending ? ' offending' : ''}${isSelected ? ' selected' : ''}${broken}`;
}

function RungText({
  rung,
  lanes,
  index,
}: {
  readonly rung: Rung;
  readonly lanes: LanesOfTrace;
  readonly index: number;
}) {
  const { event, name, details, offending } = rung;
  const way = event.kind !== 'packet' ? ' ' : event.direction === 'out' ? ' to the broker: ' : ' from the broker: ';
  return (
    <>
      <span class="at">{event.atMs.toFixed(1)}</span>
      <Lanes lanes={lanes} index={index} rung={rung} />
      <span class="words">
        <span class="sr-only">
          client {event.client}
          {way}
        </span>
        <b>{name}</b> <span class="details">{details}</span>
        {offending && <span class="verdict-mark">shows the departure</span>}
      </span>
    </>
  );
}

interface WaitProps {
  readonly waitedMs: number;
  readonly lanes: LanesOfTrace;
  readonly index: number;
}

function Wait({ waitedMs, lanes, index }: WaitProps) {
  return (
    <div class="wait" style={{ '--long': Math.log2(1 + waitedMs / 250).toFixed(2) }}>
      <span class="at" />
      <Lanes lanes={lanes} index={index} />
      <span class="words">{duration(waitedMs)} without a packet</span>
    </div>
  );
}
