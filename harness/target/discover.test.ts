import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import type { Wire } from '../prober/wire.ts';
import { interruptionOf } from '../runner/interruption.ts';
import { discover } from './discover.ts';
import { startInProcess } from './in-process.ts';
import type { Capabilities, Target } from './target.ts';
import { inVirtualTime } from './virtual-time.ts';

/** What discovery comes to with a broker that is stopped as by SIGSTOP, behind so many packets and for so many milliseconds. */
async function discoverStopped(
  packets: number,
  forMs = Number.POSITIVE_INFINITY,
  { clock = createManualClock(), signal = new AbortController().signal } = {},
): Promise<Capabilities> {
  const { target, stop } = startInProcess({ clock });
  let written = 0;
  let stoppedMs: number | null = null;
  const isStopped = (): boolean => stoppedMs !== null && clock.now() - stoppedMs < forMs;
  const dial: Target['primary']['dial'] = async (handlers, options) => {
    const data = (bytes: Uint8Array): void => void (isStopped() || handlers.data(bytes));
    const wire = await target.primary.dial({ ...handlers, data }, options);
    const write: Wire['write'] = (bytes) => {
      written += 1;
      if (written > packets) stoppedMs ??= clock.now();
      return isStopped() ? Promise.resolve() : wire.write(bytes);
    };
    return { ...wire, write };
  };
  const primary = { ...target.primary, dial };
  const stoppable = { ...target, primary, restrictedEndpoint: primary };
  return inVirtualTime(clock, () => discover(stoppable, clock, 'v', interruptionOf(signal))).finally(stop);
}

describe('discover', () => {
  it('leaves one that answers nothing to the scenarios', async () => {
    expect(await discoverStopped(0)).toMatchObject({ versions: [] });
  });

  it.each([3, 4, 6, 10, 18])('notices that it is stopped behind %i packets of ours', async (packets) => {
    await expect(discoverStopped(packets)).rejects.toMatchObject({
      code: 'MQTTSPEC_UNREACHABLE',
      message: expect.stringContaining('answered at first, and then nothing any more for 5 s'),
    });
  });

  it.each([0, 1, 2, 4])('finds out all of one that was stopped for a second behind %i packets', async (packets) => {
    expect(await discoverStopped(packets, 1000)).toMatchObject({ versions: ['3.1', '3.1.1', '5.0'] });
  });

  it.each([0, 3, 10])('waits for nothing more once it is interrupted, stopped behind %i packets', async (packets) => {
    const clock = createManualClock();
    const controller = new AbortController();
    clock.setTimer(1000, () => controller.abort());
    await discoverStopped(packets, undefined, { clock, signal: controller.signal });
    expect(clock.now()).toBeLessThan(2000);
  });
});
