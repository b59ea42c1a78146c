import { expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import { plainOffer } from '../offer.ts';
import type { Endpoint, WireHandlers } from '../prober/wire.ts';
import { startInProcess } from '../target/in-process.ts';
import { inVirtualTime } from '../target/virtual-time.ts';
import { keepVigil } from './vigil.ts';

const patienceMs = 4000;

it('calls a target brisk that answers in a small part of the patience, and no other', async () => {
  const clock = createManualClock();
  const { target, stop } = startInProcess({ clock });
  let lateMs = 0;
  const dial: Endpoint['dial'] = (handlers, options) => {
    const data: WireHandlers['data'] = (bytes) => void clock.setTimer(lateMs, () => handlers.data(bytes));
    return target.primary.dial({ ...handlers, data }, options);
  };
  const pass = (ms: number): Promise<void> => new Promise((resolve) => void clock.setTimer(ms, resolve));

  const seen = await inVirtualTime(clock, async () => {
    const vigil = keepVigil({
      circumstances: {
        clock,
        endpoint: { ...target.primary, dial },
        version: '3.1.1',
        framing: 'whole',
        credentials: target.credentials,
        account: target.account,
        patienceMs,
        slackMs: 0,
        offer: plainOffer,
        tag: 'v',
      },
      clock,
      startedMs: 0,
      onEvent: () => undefined,
      onLost: () => undefined,
    });
    const answers: boolean[] = [];
    for (const ms of [0, 2000, 100, 0]) {
      lateMs = ms;
      await pass(6000);
      answers.push(vigil.isBrisk());
    }
    await vigil.stop();
    return answers;
  }).finally(stop);

  expect(seen).toEqual([true, false, true, true]);
});
