/** Runs an exchange against the reference broker in virtual time, and keeps what happened, to be looked at step by step. */

import { offerOf, plainOffer } from '../../harness/offer.ts';
import { createStaging } from '../../harness/prober/stage.ts';
import type { Circumstances } from '../../harness/prober/world.ts';
import type { ScenarioResult } from '../../harness/result.ts';
import { judge } from '../../harness/runner/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { inVirtualTime } from '../../harness/target/virtual-time.ts';
import { createManualClock } from '../../reference/clock.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import { createFaultyBroker, faultyWebSocketRules } from '../../reference/server/faulty-broker.ts';
import type { Exchange } from './exchange.ts';
import { memoryEndpoint } from './memory-endpoint.ts';

/** What the exchange says before an event of its trace. */
export interface Remark {
  /** Index into the trace; its length for what is said at the end. */
  readonly at: number;
  readonly text: string;
}

/** An exchange that has been run. */
export interface Recording {
  readonly result: ScenarioResult;
  readonly remarks: readonly Remark[];
}

/** Long in virtual time costs nothing; more than any rule of time that a lesson shows. Milliseconds. */
const patienceMs = 3000;
const slackMs = 500;

/** How the broker chooses: the same each time. */
const always = (): number => 0.5;

/** Runs it in that version, with those faults in the broker. The same arguments give the same recording. */
export async function record(exchange: Exchange, version: Version, faults: readonly Fault[] = []): Promise<Recording> {
  const clock = createManualClock();
  const broker = createFaultyBroker({ clock, random: always, settings: exchange.settings ?? {} }, faults);
  const endpoint = memoryEndpoint(broker, exchange.transport ?? 'pipe', faultyWebSocketRules(faults));
  const offer = version === '5.0' ? offerOf({}) : plainOffer;
  const circumstances: Circumstances = {
    clock,
    endpoint,
    version,
    framing: 'whole',
    credentials: {},
    account: {},
    patienceMs,
    slackMs,
    offer,
    // Topics are free: nobody else is there to be told apart from.
    tag: '',
  };
  const { stage, trace, observations, warnings } = createStaging(circumstances, {});
  const remarks: Remark[] = [];
  const talking = {
    ...stage,
    say: (text: string) => void remarks.push({ at: trace.length, text }),
    pass: (durationMs: number) => new Promise<void>((resolve) => void clock.setTimer(durationMs, resolve)),
  };
  const ending = await inVirtualTime(clock, () =>
    exchange.run(talking).then(
      () => null,
      (thrown: unknown) => ({ thrown }),
    ),
  );
  const seen = [...trace];
  broker.stop();
  const judged = scenario({ ...exchange, id: `lesson/${exchange.id}`, lesson: '', run: async () => undefined });
  const job = { scenario: judged, version, endpoint, offer, lacking: null };
  const result = judge({ job, ending, trace: seen, observations, warnings, durationMs: clock.now() });
  return { result, remarks };
}
