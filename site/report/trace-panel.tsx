/** The packets of a scenario: the ladder, and beside it the chosen packet byte by byte. */

import { useEffect, useState } from 'preact/hooks';
import type { PageScenario } from '../../harness/report/html-data.ts';
import { readTrace } from '../../harness/report/stored-trace.ts';
import type { Trace } from '../../harness/trace.ts';
import type { Version } from '../../reference/codec/version.ts';
import { PacketBytes } from '../components/packet-bytes.tsx';
import { PacketLadder } from '../components/packet-ladder.tsx';
import type { Model } from './model.ts';

interface TracePanelProps extends Pick<Model, 'readPiece'> {
  readonly entry: PageScenario;
}

/** The panel; it reads the trace when it is shown. */
export function TracePanel({ entry, readPiece }: TracePanelProps) {
  const [trace, setTrace] = useState<Trace | null>(null);
  const offending = entry.findings[0]?.eventIndex ?? null;
  const [selected, setSelected] = useState<number | null>(offending);
  useEffect(() => {
    if (entry.trace === null) return;
    const [piece, place] = entry.trace;
    void readPiece(piece).then((traces) => setTrace(readTrace(traces[place] ?? [], entry.version)));
  }, [entry, readPiece]);
  if (entry.trace === null)
    return (
      <p class="faint">
        {entry.verdict === 'skip'
          ? 'It was not run.'
          : 'Its packets were not kept: run with --trace to keep those of what passed.'}
      </p>
    );
  if (trace === null) return <p class="faint">Reading the packets…</p>;
  const index = selected ?? trace.findIndex(({ kind }) => kind === 'packet');
  return (
    <section class="trace" aria-label="Packets and bytes">
      <div class="card ladder-card">
        <PacketLadder
          trace={trace}
          version={entry.version}
          offending={offending}
          selected={index}
          missing={offending === null && entry.verdict === 'fail' ? entry.reason : null}
          onSelect={setSelected}
        />
      </div>
      <div class="card bytes-card">
        <SelectedEvent trace={trace} index={index} version={entry.version} />
      </div>
    </section>
  );
}

interface SelectedEventProps {
  readonly trace: Trace;
  readonly index: number;
  readonly version: Version;
}

function SelectedEvent({ trace, index, version }: SelectedEventProps) {
  const event = trace[index];
  if (event?.kind !== 'packet') return <p class="faint">Choose a packet to see its bytes.</p>;
  const opened = trace.find(({ kind, client }) => kind === 'opened' && client === event.client);
  return (
    <PacketBytes
      key={index}
      bytes={event.bytes}
      version={opened?.kind === 'opened' ? opened.version : version}
      {...(event.packet.type === 'violation' && { violation: event.packet })}
    />
  );
}
