/** What a bound is: its record in a table, from which defaults, options, help and documentation are made. */

/** One bound. A figure is the largest allowed; what lies beyond is refused in the way told. */
export interface LimitDefinition {
  /** What is bounded, as help says it. */
  readonly title: string;
  readonly unit: 'bytes' | 'milliseconds' | 'number';
  readonly default: number;
  /** The smallest figure that makes sense; default 1. */
  readonly least?: number;
  /** The largest; default as large as a number can be. */
  readonly most?: number;
  /** What happens beyond it, and what the client is told. */
  readonly beyond: string;
}

/** Bounds by their names. */
export type LimitTable = Readonly<Record<string, LimitDefinition>>;

/** A figure for each bound of a table. */
export type LimitsOf<Table extends LimitTable> = { readonly [Name in keyof Table]: number };

/** A limit that makes no sense was handed in. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  readonly code = 'MQTT_BROKER_LIMIT';
}

/** The smallest and the largest figure for a bound. */
export const rangeOf = ({ least = 1, most = Number.MAX_SAFE_INTEGER }: LimitDefinition): readonly [number, number] => [
  least,
  most,
];

/** The figures for which nothing else was asked. */
export function defaultsOf<Table extends LimitTable>(table: Table): LimitsOf<Table> {
  return Object.fromEntries(Object.entries(table).map(([name, definition]) => [name, definition.default])) as Readonly<
    Record<keyof Table, number>
  >;
}

/**
 * Completes figures by the defaults.
 * @throws LimitError when one is not a whole number in its range.
 */
export function resolveLimits<Table extends LimitTable>(
  table: Table,
  given: Partial<LimitsOf<Table>>,
): LimitsOf<Table> {
  for (const [name, value] of Object.entries(given)) {
    const definition = table[name];
    if (definition === undefined) throw new LimitError(`limit ${name}: there is none of this name`);
    const [least, most] = rangeOf(definition);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw new LimitError(`limit ${name}: expected a whole number from ${least} to ${most}, got ${value}`);
    }
  }
  return { ...defaultsOf(table), ...given };
}
