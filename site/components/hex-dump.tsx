/** Bytes in rows of hexadecimal, with those of one field lit. */

import { useState } from 'preact/hooks';
import { count } from '../../harness/report/printable.ts';

interface HexDumpProps {
  readonly bytes: Uint8Array;
  /** The bytes to light. */
  readonly lit: { readonly offset: number; readonly length: number } | null;
  /** The byte at which something is wrong. */
  readonly wrongAt: number | null;
  /** Tells which byte the pointer is on. */
  onPoint(offset: number | null): void;
}

const rowBytes = 8;
const shownAtOnce = 512;

/** The dump. What is lit is for the eye; who cannot see it has the fields. */
export function HexDump({ bytes, lit, wrongAt, onPoint }: HexDumpProps) {
  const [limit, setLimit] = useState(shownAtOnce);
  const shown = bytes.subarray(0, limit);
  const offsets = Array.from({ length: Math.ceil(shown.length / rowBytes) }, (_, row) => row * rowBytes);
  const point = ({ target }: Event): void => {
    const at = target instanceof HTMLElement ? target.dataset['byte'] : undefined;
    onPoint(at === undefined ? null : Number(at));
  };
  return (
    <div class="hex-dump">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pointing adds nothing that the fields do not tell */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: the fields take the focus */}
      <div class="hex-rows" onMouseOver={point} onMouseLeave={() => onPoint(null)}>
        {offsets.map((start) => (
          <div key={start} class="hex-row">
            <span class="hex-offset">{start.toString(16).padStart(4, '0')}</span>
            {[...shown.subarray(start, start + rowBytes)].map((value, column) => {
              const at = start + column;
              return (
                <span key={at} data-byte={at} class={byteClass(at, lit, wrongAt)}>
                  {value.toString(16).padStart(2, '0')}
                </span>
              );
            })}
          </div>
        ))}
      </div>
      {bytes.length > limit && (
        <button type="button" class="more" onClick={() => setLimit(limit * 8)}>
          {count(bytes.length - limit, 'more byte')}
        </button>
      )}
    </div>
  );
}

function byteClass(at: number, lit: HexDumpProps['lit'], wrongAt: number | null): string {
  const isLit = lit !== null && at >= lit.offset && at < lit.offset + lit.length;
  return `byte${isLit ? ' lit' : ''}${at === wrongAt ? ' wrong' : ''}`;
}
