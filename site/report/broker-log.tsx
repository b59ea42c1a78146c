/** What a launched broker wrote, folded up: its last lines beside a failure or a whole run. */

import { count } from '../../harness/report/printable.ts';

interface BrokerLogProps {
  readonly lines: readonly string[];
  /** What they are about. */
  readonly on: string;
}

/** The lines; nothing where there are none. */
export function BrokerLog({ lines, on }: BrokerLogProps) {
  if (lines.length === 0) return null;
  return (
    <details class="card broker-log">
      <summary>
        What the broker wrote {on} <span class="faint">{count(lines.length, 'line')}</span>
      </summary>
      <pre>{lines.join('\n')}</pre>
    </details>
  );
}
