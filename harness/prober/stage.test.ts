/** Unit tests of the stage: each client may cut what it sends in its own way, and is given the time that sending takes. */

import { describe, expect, it, test } from 'vitest';
import { createManualClock, type ManualClock } from '../../reference/clock.ts';
import { plainOffer } from '../offer.ts';
import type { Framing, Stage } from '../stage.ts';
import { type InProcessOptions, startInProcess } from '../target/in-process.ts';
import { inVirtualTime } from '../target/virtual-time.ts';
import { ExpectationError, InconclusiveError } from './outcome.ts';
import { createStaging } from './stage.ts';
import type { Wire } from './wire.ts';

const patienceMs = 1000;

/** Plays a body on a broker of its own; `writeOf` makes the way in which the bytes of each connection go out. Gives the excuse. */
async function play(
  writeOf: (wire: Wire, clock: ManualClock) => Wire['write'],
  body: (stage: Stage) => Promise<void>,
  limits: InProcessOptions['limits'] = {},
  isHasty = true,
): Promise<string | null> {
  const clock = createManualClock();
  const { target, stop } = startInProcess({ clock, limits });
  const { stage, excuse, leave } = createStaging(
    {
      clock,
      endpoint: {
        ...target.primary,
        dial: async (...asked) => {
          const wire = await target.primary.dial(...asked);
          return { ...wire, write: writeOf(wire, clock) };
        },
      },
      version: '3.1.1',
      framing: 'whole',
      credentials: {},
      account: {},
      patienceMs,
      slackMs: 0,
      offer: plainOffer,
      tag: 'tag',
    },
    {},
  );
  try {
    await inVirtualTime(clock, () => body(stage));
    return excuse(isHasty);
  } finally {
    await inVirtualTime(clock, () => leave());
    stop();
  }
}

test('a client that does not say sends as the run has it, the others as they say', async () => {
  const lengths: number[][] = [];
  const keeping = (wire: Wire): Wire['write'] => {
    const own: number[] = [];
    lengths.push(own);
    return (bytes) => {
      own.push(bytes.length);
      return wire.write(bytes);
    };
  };
  let sent: readonly (readonly number[])[] = [];
  await play(keeping, async ({ connect, topic }) => {
    for (const framing of [undefined, 'bytes', 'coalesced'] as const) {
      const client = await connect(framing === undefined ? {} : { framing });
      await client.send({ type: 'publish', topic: topic('a'), payload: 'x' });
      await client.ping();
    }
    sent = lengths.map((own) => [...own]);
  });
  const [asTheRun = [], singly = [], joined = []] = sent;
  expect(asTheRun).toHaveLength(3);
  expect(new Set(singly)).toEqual(new Set([1]));
  expect(joined).toHaveLength(2);
});

test.each<Framing>(['whole', 'bytes', 'coalesced'])(
  'sent %s, the time for an answer begins when the question is out',
  async (framing) => {
    const byteMs = 100;
    const slow =
      (wire: Wire, clock: ManualClock): Wire['write'] =>
      async (bytes) => {
        await new Promise<void>((resolve) => clock.setTimer(byteMs * bytes.length, resolve));
        await wire.write(bytes);
      };
    await play(slow, async ({ connect, topic }) => {
      const client = await connect({ framing });
      await client.publish(topic('a'), 'x'.repeat((2 * patienceMs) / byteMs), { qos: 2 });
    });
  },
);

describe('countdown', () => {
  const atOnce = (wire: Wire): Wire['write'] => wire.write;
  const durationMs = 2000;

  it.each([
    ['at the bound', 0, ExpectationError],
    ['beyond it', 1, InconclusiveError],
  ])('holds what came against the broker within the time only: %s', async (_where, beyondMs, expected) => {
    const thrown = await play(atOnce, async ({ connect, topic, countdown }) => {
      const client = await connect();
      await client.subscribe(topic('a'));
      const inTime = countdown(durationMs);
      await client.publish(topic('a'), 'early');
      await client.expectOpenFor(durationMs + beyondMs);
      await client.expectNo('publish', { inTime });
    }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(expected);
  });

  it('says what was late, and what to do', async () => {
    const late = play(atOnce, async ({ connect, countdown }) => {
      const client = await connect();
      const inTime = countdown(durationMs);
      await client.expectOpenFor(durationMs);
      inTime();
      await client.expectOpenFor(1);
      inTime();
    });
    await expect(late).rejects.toThrow(/within 2000 ms and came after 2001 ms: .* --concurrency$/);
  });
});

describe('a broker that closes before our CONNECT is all out', () => {
  /** A packet is half out at once, and whole so much later. */
  const halting =
    (restMs: number) =>
    (wire: Wire, clock: ManualClock): Wire['write'] =>
    async (bytes) => {
      await wire.write(bytes.subarray(0, 5));
      await new Promise<void>((resolve) => clock.setTimer(restMs, resolve));
      await wire.write(bytes.subarray(5));
    };
  const connecting = async ({ connect }: Stage): Promise<void> => {
    await expect(connect()).rejects.toThrow('expected CONNACK, got the connection closed');
  };

  it('is excused when it waited for a reasonable time', async () => {
    const excuse = await play(halting(4000), connecting, { connectTimeoutMs: 3000 });
    expect(excuse).toBe(
      'a connection was closed after 3000 ms, and our CONNECT was not all out yet: this machine is too busy',
    );
  });

  it('is not when it did not', async () => {
    expect(await play(halting(4000), connecting, { connectTimeoutMs: 500 })).toBeNull();
  });

  it('is not when it had the whole of it', async () => {
    expect(await play(halting(100), async ({ connect }) => void (await connect()))).toBeNull();
  });
});

describe('a broker that closes the connection of a client that was silent', () => {
  const atOnce = (wire: Wire): Wire['write'] => wire.write;
  const silentFor =
    (silentMs: number) =>
    async ({ connect }: Stage): Promise<void> => {
      await connect({ keepAlive: 2 });
      const witness = await connect();
      await witness.expectOpenFor(silentMs);
    };
  const said = 'the connection was closed after 3000 ms of silence with a Keep Alive of 2 s: this machine is too busy';

  it('is excused, whoever noticed what came of it', async () => {
    expect(await play(atOnce, silentFor(3000))).toBe(said);
  });

  it('is not where it did not close it', async () => {
    expect(await play(atOnce, silentFor(2999))).toBeNull();
  });

  it('is not in a scenario that has time to let pass', async () => {
    expect(await play(atOnce, silentFor(3000), {}, false)).toBeNull();
  });
});
