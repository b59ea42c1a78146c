/** The head of a matrix: a column for each broker and version. */

import type { Column, Model } from './model.ts';

interface MatrixHeadProps {
  readonly model: Model;
  readonly columns: readonly Column[];
  /** What the rows are. */
  readonly of: string;
}

/** One line of versions; above it one of brokers, if there are several. */
export function MatrixHead({ model: { names }, columns, of }: MatrixHeadProps) {
  const several = names.length > 1;
  const brokers = [...new Set(columns.map((column) => column.of))];
  return (
    <thead>
      {several && (
        <tr class="brokers">
          <td />
          {brokers.map((broker) => (
            <th key={broker} scope="colgroup" colSpan={columns.filter((column) => column.of === broker).length}>
              <span>{names[broker]}</span>
            </th>
          ))}
        </tr>
      )}
      <tr>
        <th scope="col">{of}</th>
        {columns.map((column) => (
          <th key={`${column.of} ${column.version}`} scope="col" class={edgeClass(columns, column)}>
            {several && <span class="sr-only">{names[column.of]} </span>}
            {column.version}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Marks where the columns of another broker begin. */
export function edgeClass(columns: readonly Column[], column: Column): string {
  return columns.find(({ of }) => of === column.of) === column ? 'edge' : '';
}
