/** A recorded run to be gone through: the story, the ladder that grows, and the chosen packet byte by byte. */

import { useState } from 'preact/hooks';
import type { ScenarioResult } from '../../harness/result.ts';
import { PacketBytes } from '../components/packet-bytes.tsx';
import { PacketLadder } from '../components/packet-ladder.tsx';
import type { Remark } from '../lab/record.ts';
import { endOfRemark, oneBack, oneFurther, remarkAt } from './stepping.ts';

interface StepThroughProps {
  readonly result: ScenarioResult;
  readonly remarks: readonly Remark[];
  /** Who the clients are, in order of opening; none where their letters say enough. */
  readonly lifelines: readonly string[];
  /** How many events are shown at first. */
  readonly startAt: number;
}

/** The run. Give it a `key` of its own for each run. */
export function StepThrough({ result, remarks, lifelines, startAt }: StepThroughProps) {
  const { trace, version } = result;
  const [happened, setHappened] = useState(startAt);
  const [selected, setSelected] = useState<number | null>(null);
  const offending = result.findings[0]?.eventIndex ?? null;
  const event = selected === null || selected >= happened ? undefined : trace[selected];
  const current = remarkAt(remarks, happened);

  return (
    <div class="run">
      <div class={remarks.length === 0 ? 'run-columns alone' : 'run-columns'}>
        {remarks.length > 0 && (
          <ol class="story">
            {remarks.map(({ at, text }, index) => (
              <li key={`${at} ${text}`} class={index === current ? 'now' : index < current ? 'past' : ''}>
                <button
                  type="button"
                  aria-current={index === current ? 'step' : undefined}
                  onClick={() => setHappened(endOfRemark(trace, remarks, index))}
                >
                  {text}
                </button>
              </li>
            ))}
          </ol>
        )}
        <div class="run-ladder">
          <Controls
            happened={happened}
            total={trace.length}
            onStart={() => setHappened(0)}
            onBack={() => setHappened(oneBack(trace, happened))}
            onStep={() => setHappened(oneFurther(trace, happened))}
            onEnd={() => setHappened(trace.length)}
          />
          <Legend lifelines={lifelines} />
          <PacketLadder
            trace={trace}
            version={version}
            offending={offending}
            selected={selected}
            happened={happened}
            missing={offending === null ? result.reason : null}
            onSelect={setSelected}
          />
        </div>
      </div>
      {event?.kind === 'packet' ? (
        <section class="run-bytes" aria-label="The chosen packet, byte by byte">
          <PacketBytes key={selected} bytes={event.bytes} version={version} />
        </section>
      ) : (
        <p class="faint hint">Choose a packet of the ladder to see it byte by byte.</p>
      )}
    </div>
  );
}

function Legend({ lifelines }: { readonly lifelines: readonly string[] }) {
  if (lifelines.length === 0) return null;
  return (
    <ul class="lifelines" aria-label="Who is who">
      {lifelines.map((name, index) => (
        <li key={name}>
          <b>{String.fromCharCode(97 + index)}</b> {name}
        </li>
      ))}
    </ul>
  );
}

interface ControlsProps {
  readonly happened: number;
  readonly total: number;
  onStart(): void;
  onBack(): void;
  onStep(): void;
  onEnd(): void;
}

function Controls({ happened, total, onStart, onBack, onStep, onEnd }: ControlsProps) {
  return (
    <div class="controls">
      <button type="button" onClick={onStart} disabled={happened === 0}>
        Start over
      </button>
      <button type="button" onClick={onBack} disabled={happened === 0}>
        Back
      </button>
      <button type="button" class="main" onClick={onStep} disabled={happened === total}>
        Step
      </button>
      <button type="button" onClick={onEnd} disabled={happened === total}>
        To the end
      </button>
      <span class="faint" role="status">
        {happened} of {total}
      </span>
    </div>
  );
}
