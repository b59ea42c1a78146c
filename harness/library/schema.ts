/** The options of `run()` as a schema whose complaints are sentences. */

import * as v from 'valibot';
import { isScenario } from '../cli/is-scenario.ts';
import { framings } from '../cli/run-options.ts';
import { configSchema, fields, flag, text, wanting, wholeNumber } from '../config/schema.ts';

const isOwnScenario = (value: unknown): boolean => (typeof value === 'string' ? value !== '' : isScenario(value));

/** All of them; what a config file says is among them. */
export const runSchema = fields({
  ...configSchema.entries,
  target: v.optional(text('a name')),
  scenarios: v.optional(
    v.array(v.custom(isOwnScenario, wanting('scenario({ … }) or a place')), wanting('a list of scenarios')),
  ),
  repeat: v.optional(wholeNumber(1, 1000, 'a whole number')),
  bail: v.optional(wholeNumber(1, 1_000_000, 'a whole number')),
  shard: v.optional(
    v.pipe(
      fields({ index: wholeNumber(1, 9999, 'a whole number'), of: wholeNumber(1, 9999, 'a whole number') }),
      v.check(({ index, of }) => index <= of, wanting('index to be at most of')),
    ),
  ),
  framing: v.optional(v.picklist(framings, wanting(`one of ${framings.join(', ')}`))),
  trace: v.optional(flag),
  probe: v.optional(flag),
  threads: v.optional(wholeNumber(1, 64, 'a whole number')),
  signal: v.optional(v.instance(AbortSignal, wanting('an AbortSignal'))),
});
