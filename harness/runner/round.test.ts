/** A round against the bundled broker in virtual time, whose bytes come late for a while. */

import { expect, test } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import type { WireHandlers } from '../prober/wire.ts';
import { type Scenario, scenario } from '../scenario.ts';
import { startInProcess } from '../target/in-process.ts';
import type { Target } from '../target/target.ts';
import { inVirtualTime } from '../target/virtual-time.ts';
import { run } from './run.ts';

const answerMs = 1000;
const publishType = 3;

const named = (id: string, body: Scenario['run']): Scenario =>
  scenario({ id, title: id, lesson: '', statements: { '3.1.1': ['MQTT-4.5.0-1'] }, run: body });

/** Fails when its message does not come in time. */
const heard = named('late/heard', async ({ connect, topic }) => {
  const client = await connect();
  await client.subscribe(topic('a'));
  await client.publish(topic('a'), 'x');
  await client.expect('publish', { payload: 'x' });
});

/** Fails because of what came. */
const wrong = named('late/wrong', async ({ connect }) => {
  const client = await connect();
  await client.send({ type: 'pingreq' });
  await client.expectNo('pingresp');
});

/**
 * Runs them. For so long after discovery all that the broker sends comes late, and a PUBLISH too late. Gives what it came
 * to, and the order in which that was told.
 */
async function play(lateForMs: number) {
  const clock = createManualClock();
  const { target, stop } = startInProcess({ clock });
  let lateUntilMs = 0;
  const dial: Target['primary']['dial'] = (handlers, options) => {
    const data: WireHandlers['data'] = (bytes) => {
      const isPublish = (bytes[0] ?? 0) >> 4 === publishType;
      const lateMs = clock.now() >= lateUntilMs ? 1 : isPublish ? 10 * answerMs : 0.6 * answerMs;
      clock.setTimer(lateMs, () => handlers.data(bytes));
    };
    return target.primary.dial({ ...handlers, data }, options);
  };
  const told: string[] = [];
  const { scenarios } = await inVirtualTime(clock, () =>
    run({
      target: { ...target, primary: { ...target.primary, dial }, answerMs },
      scenarios: [heard, wrong],
      versions: ['3.1.1'],
      concurrency: 10,
      slow: false,
      framing: 'whole',
      clock,
      runTag: 'tag',
      keepsTraces: false,
      onEvent: (event) => {
        if (event.kind === 'started') lateUntilMs = clock.now() + lateForMs;
        if (event.kind === 'scenario-started') told.push(`${event.id} begins`);
        if (event.kind === 'scenario-ended') told.push(`${event.result.id} ends, ${event.done} of ${event.total}`);
      },
      signal: new AbortController().signal,
    }),
  ).finally(stop);
  return { results: scenarios.map(({ id, verdict, reason }) => [id, verdict, reason]), told };
}

const seen = ['late/wrong', 'fail', 'expected no PINGRESP, got PINGRESP'];
const order = ['late/heard begins', 'late/wrong begins', 'late/wrong ends, 1 of 2', 'late/heard ends, 2 of 2'];

test('a target that is in time is judged at once', async () => {
  const { results, told } = await play(0);
  expect(results).toEqual([['late/heard', 'pass', null], seen]);
  expect(told).toHaveLength(4);
});

test('what did not come from a target that was slow is tried again when all else is done; what came is judged', async () => {
  const { results, told } = await play(2 * answerMs);
  expect(results).toEqual([['late/heard', 'pass', null], seen]);
  expect(told).toEqual(order);
});

test('of one that stays slow it proves nothing', async () => {
  const { results, told } = await play(Number.POSITIVE_INFINITY);
  const reason = 'the target, or this machine, is too busy: a PINGREQ was answered after 600 ms';
  expect(results).toEqual([['late/heard', 'inconclusive', reason], seen]);
  expect(told).toEqual(order);
});
