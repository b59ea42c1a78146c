/** The bounds of the broker as options of `serve`: one for each, made from its definition. */

import { Option } from 'commander';
import { type LimitTable, rangeOf } from '../../reference/broker/limit.ts';
import { defaultLimits, type Limits, limitDefinitions } from '../../reference/broker/limits.ts';
import { type TransportLimits, transportLimitDefinitions, transportLimits } from '../../reference/server/limits.ts';
import { integerArgument, secondsArgument } from './arguments.ts';

const definitions: LimitTable = { ...transportLimitDefinitions, ...limitDefinitions };

/** Times are told in seconds, so their options go without the unit. */
const nameOf = (limit: string): string =>
  limit
    .replace(/Ms$/, '')
    .replace(/[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();

const placeholders = { bytes: 'bytes', milliseconds: 'seconds', number: 'number' } as const;

/** Makes the options; each has the bound's default, in its unit. */
export function limitOptions(): Option[] {
  return Object.entries(definitions).map(([limit, definition]) => {
    const { title, unit, beyond, default: figure } = definition;
    const isTime = unit === 'milliseconds';
    return new Option(`--${nameOf(limit)} <${placeholders[unit]}>`, `${title}; beyond: ${beyond}`)
      .argParser(isTime ? secondsArgument : integerArgument(...rangeOf(definition)))
      .default(figure, isTime ? String(figure / 1_000) : undefined)
      .helpGroup('Limits:');
  });
}

/** The bounds among the options that were given, those of the broker and those of its transports. */
export function limitsAmong(given: Readonly<Record<string, unknown>>): { broker: Limits; transport: TransportLimits } {
  const among = (table: LimitTable): Record<string, number> =>
    Object.fromEntries(
      Object.entries(table).map(([limit, definition]) => {
        const option = nameOf(limit).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
        return [limit, Number(given[option] ?? definition.default)];
      }),
    );
  return {
    broker: { ...defaultLimits, ...among(limitDefinitions) },
    transport: { ...transportLimits, ...among(transportLimitDefinitions) },
  };
}
