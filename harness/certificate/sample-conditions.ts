/** Hand-made conditions of a run, for tests. */

import type { RunConditions, ShapingOptions } from '../conditions.ts';

const options: ShapingOptions = {
  mqtt: [],
  suite: [],
  scenario: [],
  statement: [],
  slow: true,
  strict: false,
  probe: false,
  framing: 'whole',
  concurrency: 64,
  declare: {},
  seed: 'abc123',
};

/** Those of a run that leaves out nothing, with what the test cares about put over them. */
export function sampleConditions(
  changes: Partial<ShapingOptions> = {},
  others: Partial<RunConditions> = {},
): RunConditions {
  return {
    options: { ...options, ...changes },
    broker: { kind: 'url' },
    access: { login: false, ca: false, clientCertificate: false, insecure: false },
    baseline: null,
    statements: 'a'.repeat(64),
    scenarios: 'b'.repeat(64),
    ownScenarios: null,
    ...others,
  };
}
