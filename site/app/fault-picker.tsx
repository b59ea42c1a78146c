/** Chooses a fault for a scenario out of more than a thousand: the likeliest to be noticed first, and a search. */

import { useMemo, useState } from 'preact/hooks';
import { createOrder } from '../../harness/prove/relevance.ts';
import type { Scenario } from '../../harness/scenario.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Fault } from '../../reference/faults/fault.ts';

interface FaultPickerProps {
  readonly scenario: Scenario;
  readonly version: Version;
  readonly faults: readonly Fault[];
  /** Its name; null for a sound broker. */
  readonly chosen: string | null;
  onChoose(name: string | null): void;
}

const shown = 12;

/** The picker. */
export function FaultPicker({ scenario, version, faults, chosen, onChoose }: FaultPickerProps) {
  const [text, setText] = useState('');
  const byName = useMemo(() => new Map(faults.map((fault) => [fault.name, fault])), [faults]);
  const likeliest = useMemo(() => {
    const showing = faults.filter(({ breaks, bendWebSocket }) => breaks[version] !== undefined && !bendWebSocket);
    const order = createOrder(showing.map(({ name, title, breaks }) => ({ name, text: title, citations: breaks })));
    return order({ name: scenario.id, text: scenario.title, citations: scenario.statements });
  }, [faults, scenario, version]);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = likeliest.filter((name) => {
    const all = `${name} ${byName.get(name)?.title ?? ''}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return (
    <details class="fault-picker">
      <summary>Break the broker …</summary>
      <label class="form-field">
        Search {likeliest.length} faults
        <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      </label>
      <ul>
        {found.slice(0, shown).map((name) => (
          <li key={name}>
            <button type="button" aria-pressed={name === chosen} onClick={() => onChoose(name)}>
              {byName.get(name)?.title} <code>{name}</code>
            </button>
          </li>
        ))}
      </ul>
      <p class="faint">
        {found.length > shown
          ? `and ${found.length - shown} more; the likeliest for this scenario stand first`
          : `${found.length} found`}
      </p>
    </details>
  );
}
