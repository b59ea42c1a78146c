/** Every scenario against the bundled broker in virtual time: all pass, in each way of cutting the bytes. */

import { describe, expect, it } from 'vitest';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import { virtualRun } from '../../harness/runner/virtual-run.ts';

const scenarios = await loadSuites();

describe.each(['whole', 'bytes', 'coalesced'] as const)('in virtual time, framing %s', (framing) => {
  it('every scenario that a pipe can carry passes', async () => {
    const results = await virtualRun({ scenarios, versions: null, framing });
    const others = results.filter(
      ({ verdict, reason }) => verdict !== 'pass' && !(verdict === 'skip' && /WebSocket|--slow/.test(reason ?? '')),
    );
    expect(others.map(({ id, version, verdict, reason }) => `${id} (${version}) ${verdict}: ${reason}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(0);
  });
});
