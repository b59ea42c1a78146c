/** `run()`: what `mqttspec run` does, as a function for one's own tests. */

import type { JsonReport } from '../report/json-report.ts';
import type { RunOptions } from './options.ts';

/**
 * Judges a broker and gives the report that `mqttspec run --reporter json` writes. It prints nothing, ends no process, leaves nothing
 * behind, and may be called again, also while it runs.
 *
 * ```ts
 * const report = await run({ launch: 'mybroker --port {port}', mqtt: ['5.0'], suite: ['will', 'retain'] });
 * assert.deepEqual(report.scenarios.filter(({ verdict }) => verdict === 'fail'), []);
 * assert.equal(exitCodeOf(report), 0);
 * ```
 *
 * Rejects with an error of the `code` `MQTTSPEC_USAGE` when the options are wrong, or `MQTTSPEC_UNREACHABLE` when the broker does not
 * come up or cannot be reached; with the reason of `signal` when that ends it before a launched broker is up. Whatever else the broker
 * does is in the report.
 */
export async function run(options: RunOptions = {}): Promise<JsonReport> {
  // Loaded when it is needed: files that only declare a scenario import this package too.
  const { carryOut } = await import('./carry-out.ts');
  return carryOut(options);
}
