/** The fields of a packet as a list, those within others indented, and the bits of a byte below it. */

import type { BitField, Field } from '../../reference/codec/index.ts';
import { rove } from './roving.ts';

/** One line of the list. */
export interface FieldRow {
  readonly key: string;
  readonly depth: number;
  readonly name: string;
  /** Empty for a part that is only the sum of its children. */
  readonly value: string;
  readonly meaning: string;
  readonly offset: number;
  readonly length: number;
  /** Whether its bytes are in no other part below it; bits are no part of their own. */
  readonly isLeaf: boolean;
}

/** The tree of fields, flat. */
export function fieldRows(fields: readonly Field[], depth = 0, path = ''): FieldRow[] {
  return fields.flatMap((field, index) => {
    const key = `${path}${index}`;
    const { name, meaning, offset, length, children } = field;
    const value = field.value === null ? '' : String(field.value);
    const row = { key, depth, name, value, meaning, offset, length, isLeaf: children.length === 0 };
    const bits = field.bits.map((bit) => bitRow(bit, field, depth + 1, key));
    return [row, ...bits, ...fieldRows(children, depth + 1, `${key}.`)];
  });
}

function bitRow({ name, high, low, value, meaning }: BitField, { offset, length }: Field, depth: number, key: string) {
  const pattern = Array.from({ length: 8 }, (_, index) => {
    const bit = 7 - index;
    return bit > high || bit < low ? '·' : String((value >> (bit - low)) & 1);
  }).join('');
  return { key: `${key}:${high}`, depth, name, value: pattern, meaning, offset, length, isLeaf: false };
}

interface FieldTableProps {
  readonly rows: readonly FieldRow[];
  readonly lit: FieldRow | null;
  /** Tells which field the pointer or the focus is on. */
  onPoint(row: FieldRow | null): void;
}

/** The list; the arrow keys go through it. */
export function FieldTable({ rows, lit, onPoint }: FieldTableProps) {
  const stop = lit?.key ?? rows[0]?.key;
  return (
    <ol class="fields" aria-label="Fields" onKeyDown={rove} onMouseLeave={() => onPoint(null)}>
      {rows.map((row) => (
        <li key={row.key}>
          <button
            type="button"
            data-rove
            class={row.key === lit?.key ? 'field lit' : 'field'}
            style={{ '--depth': row.depth }}
            tabIndex={row.key === stop ? 0 : -1}
            onMouseEnter={() => onPoint(row)}
            onFocus={() => onPoint(row)}
          >
            <span class="field-name">{row.name}</span>
            <span>
              <span class="field-value">{row.value}</span> <span class="field-meaning">{row.meaning}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
