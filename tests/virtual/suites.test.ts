/** Every scenario against the bundled broker in virtual time: all pass, in each way of cutting the bytes. */

import { describe, expect, it } from 'vitest';
import { loadSuites } from '../../harness/cli/load-suites.ts';
import type { ScenarioResult } from '../../harness/result.ts';
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

/** As little as a server of 5.0 may offer and still be one: whatever is beyond that, it closes for. */
const meagre = {
  settings: {
    maximumQos: 0,
    retainAvailable: false,
    wildcardSubscriptionAvailable: false,
    subscriptionIdentifierAvailable: false,
    sharedSubscriptionAvailable: false,
    responseInformation: null,
  },
  limits: { maxTopicAliases: 0, maxReceivedMessages: 1, maxPacketBytes: 8192 },
} as const;

it('each scenario says what it needs: none asks a server that offers next to nothing for more', async () => {
  const results = await virtualRun({ scenarios, versions: ['5.0'], meagre });
  // What the restricted broker is fit for runs there, where some waits are longer than its Server Keep Alive.
  const isOpen = ({ verdict, reason }: ScenarioResult): boolean =>
    verdict === 'inconclusive' && /silence with a Keep Alive of 4 s/.test(reason ?? '');
  const others = results.filter((one) => one.verdict !== 'pass' && one.verdict !== 'skip' && !isOpen(one));
  expect(others.map(({ id, verdict, reason }) => `${id} ${verdict}: ${reason}`)).toEqual([]);
  expect(results.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(500);
});
