/** The client against the bundled broker in virtual time: what it insists on, and what it says when it does not get it. */

import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import { plainOffer } from '../offer.ts';
import type { Stage } from '../stage.ts';
import { startInProcess } from '../target/in-process.ts';
import { inVirtualTime } from '../target/virtual-time.ts';
import { packetsOf, type Trace } from '../trace.ts';
import { isForeign } from './client.ts';
import { ExpectationError, InconclusiveError } from './outcome.ts';
import { createStaging } from './stage.ts';
import { sweep } from './sweep.ts';

type Bend = Fault['bend'];

/** Runs a body on a broker of its own, and gives the trace. */
async function play(body: (stage: Stage) => Promise<void>, bend?: Bend): Promise<Trace> {
  const clock = createManualClock();
  const fault = { name: 'bent', title: 'bent', breaks: {}, ...(bend === undefined ? {} : { bend }) };
  const { target, stop } = startInProcess({ clock, faults: [fault] });
  const circumstances = {
    clock,
    endpoint: target.primary,
    version: '3.1.1',
    framing: 'whole',
    credentials: {},
    account: {},
    patienceMs: 1000,
    slackMs: 0,
    offer: plainOffer,
    tag: 'tag',
  } as const;
  const staging = createStaging(circumstances, {});
  try {
    await inVirtualTime(clock, () => body(staging.stage));
    return staging.trace;
  } finally {
    await inVirtualTime(clock, () => staging.leave());
    stop();
  }
}

const failure = async (body: (stage: Stage) => Promise<void>, bend?: Bend): Promise<string> => {
  const thrown = await play(body, bend).then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(ExpectationError);
  return thrown instanceof ExpectationError ? thrown.message : '';
};

describe('expect', () => {
  it('says what it waited for when nothing comes', async () => {
    const said = await failure(async ({ connect }) => {
      const client = await connect();
      await client.expect('publish', { payload: 'x' });
    });
    expect(said).toBe('expected PUBLISH with payload "x", got nothing within 1000 ms');
  });

  it('fails at the next packet of that type that does not fit', async () => {
    const said = await failure(async ({ connect, topic }) => {
      const client = await connect();
      await client.subscribe(topic('a'));
      await client.publish(topic('a'), 'first');
      await client.publish(topic('a'), 'second');
      await client.expect('publish', { payload: 'second' });
    });
    expect(said).toMatch(/expected PUBLISH with payload "second", got PUBLISH with .*payload "first"/);
  });

  it('tells a closed connection from silence', async () => {
    const said = await failure(async ({ connect }) => {
      const client = await connect();
      await client.send({ type: 'connack' });
      await client.expect('pingresp');
    });
    expect(said).toBe('expected PINGRESP, got the connection closed');
  });

  it('finds several messages in any order, each once', async () => {
    await play(async ({ connect, topic }) => {
      const client = await connect();
      await client.subscribe(topic('#'));
      for (const name of ['a', 'b', 'c']) await client.publish(topic(name), name);
      await client.expectPublishes([{ payload: 'c' }, { payload: 'a' }, { payload: 'b' }], { order: 'any' });
      await client.expectNo('publish', { after: client });
    });
  });

  it('insists on the order when it matters', async () => {
    const said = await failure(async ({ connect, topic }) => {
      const client = await connect();
      await client.subscribe(topic('#'));
      for (const name of ['a', 'b']) await client.publish(topic(name), name);
      await client.expectPublishes([{ payload: 'b' }, { payload: 'a' }]);
    });
    expect(said).toMatch(/payload "b" \(0 of 2 had come\), got .*payload "a"/);
  });
});

describe('subscribe', () => {
  const answered =
    (code: number): Bend =>
    (rules) => ({ ...rules, subackCode: () => code });
  const body = async ({ connect, topic }: Stage): Promise<void> => {
    await (await connect()).subscribe([topic('a'), topic('b')], { qos: 1 });
  };

  it('leaves nothing to judge when it is refused, as it may be', async () => {
    const refused = play(body, answered(0x80));
    await expect(refused).rejects.toThrow('the broker refused a plain SUBSCRIBE: SUBACK with [0x80, 0x80]');
    await expect(refused).rejects.toBeInstanceOf(InconclusiveError);
  });
});

describe('publish, retained', () => {
  it('asks those first who have just subscribed, and nobody twice', async () => {
    const trace = await play(async ({ connect, topic }) => {
      const [watcher, idle, publisher] = [await connect(), await connect(), await connect()];
      await watcher.subscribe(topic('a'));
      await idle.subscribe(topic('a'));
      await idle.ping();
      for (const text of ['1', '2']) await publisher.publish(topic('a'), text, { retain: true });
    });
    const sent = packetsOf(trace, 'out').map(({ client, packet }) => `${client} ${packet.type}`);
    expect(sent.slice(4, 11)).toEqual([
      'b subscribe',
      'b pingreq',
      'a pingreq',
      'c publish',
      'c pingreq',
      'c publish',
      'c pingreq',
    ]);
  });

  it('asks them also before a client with a retained Will comes', async () => {
    const trace = await play(async ({ connect, topic }) => {
      const watcher = await connect();
      await watcher.subscribe(topic('a'));
      await connect({ will: { topic: topic('a'), payload: 'x', retain: true } });
    });
    const sent = packetsOf(trace, 'out').map(({ client, packet }) => `${client} ${packet.type}`);
    expect(sent.slice(0, 4)).toEqual(['a connect', 'a subscribe', 'a pingreq', 'b connect']);
  });
});

describe('expectNo', () => {
  const body = async ({ connect, topic }: Stage): Promise<void> => {
    const [watcher, publisher] = [await connect(), await connect()];
    await watcher.subscribe(topic('a'), { qos: 1 });
    await publisher.publish(topic('b'), 'hidden', { qos: 1 });
    await watcher.expectNo('publish', { after: publisher });
  };

  it('passes when only the sentinels come, and hides them', async () => {
    const trace = await play(body);
    const sentinels = packetsOf(trace, 'in', 'a').filter(({ packet }) => packet.type === 'publish');
    expect(sentinels.length).toBe(2);
  });

  it('fails when what must not come comes, however late before the sentinels', async () => {
    const said = await failure(async (stage) => {
      const [watcher, publisher] = [await stage.connect(), await stage.connect()];
      await watcher.subscribe(stage.topic('a'), { qos: 1 });
      await publisher.send({ type: 'publish', topic: stage.topic('a'), payload: 'seen', qos: 1 });
      await watcher.expectNo('publish', { after: publisher });
    });
    expect(said).toMatch(/expected no PUBLISH, got PUBLISH with .*payload "seen"/);
  });

  it('fails for lost sentinels as for lost messages', async () => {
    const said = await failure(body, (rules) => ({ ...rules, forwards: () => false }));
    expect(said).toMatch(/a message at QoS 0, 1 to reach its subscriber/);
  });
});

describe('isForeign', () => {
  const on = (topic: string): boolean =>
    isForeign({ type: 'publish', dup: false, qos: 0, retain: false, topic, payload: new Uint8Array() }, 'tag');

  it('hides the sentinels, and what the broker itself publishes about them', () => {
    expect(['tag/fence/a/0', 'Broker/Advisory/tag/fence/a/0', 'other/a', '/'].map(on)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('shows what has the tag, wherever that stands', () => {
    expect(['tag/a', '$a/tag', 'fence/tag', 'Broker/Advisory/tag/a'].map(on)).toEqual([false, false, false, false]);
  });
});

describe('a connection that the broker closed', () => {
  const pingAfter =
    (silenceMs: number) =>
    async ({ connect }: Stage): Promise<void> => {
      const client = await connect({ keepAlive: 2 });
      const pacer = await connect({ keepAlive: 0 });
      await pacer.expectOpenFor(silenceMs);
      await client.ping();
    };

  it('is held against it while the client kept its Keep Alive', async () => {
    const said = await failure(pingAfter(1900), (rules) => ({
      ...rules,
      silenceLimitMs: (seconds) => (seconds === 0 ? Number.POSITIVE_INFINITY : 1500),
    }));
    expect(said).toBe('expected PINGRESP, got the connection closed');
  });

  it('proves nothing when the client, held up, did not keep it', async () => {
    await expect(play(pingAfter(3500))).rejects.toThrow(InconclusiveError);
    await expect(play(pingAfter(3500))).rejects.toThrow('3000 ms of silence with a Keep Alive of 2 s');
  });
});

describe('expectClosed', () => {
  it('fails on a connection that stays open', async () => {
    const said = await failure(async ({ connect }) => {
      const client = await connect();
      await client.expectClosed();
    });
    expect(said).toBe(
      'expected the broker to close the connection, got it open 1000 ms after the last packet was sent',
    );
  });

  it('measures from the last packet of the client', async () => {
    await play(async ({ connect }) => {
      const client = await connect({ keepAlive: 2 });
      await client.expectOpenFor(1000);
      await client.ping();
      expect((await client.expectClosed({ atMs: 3000 })).afterMs).toBe(3000);
    });
  });
});

describe('acknowledgements', () => {
  it('are sent for the body, or left to it', async () => {
    const trace = await play(async ({ connect, topic }) => {
      const [auto, manual, publisher] = [await connect(), await connect({ acks: 'manual' }), await connect()];
      await auto.subscribe(topic('a'), { qos: 2 });
      await manual.subscribe(topic('a'), { qos: 2 });
      await publisher.publish(topic('a'), 'x', { qos: 2 });
      await auto.expect('publish', { payload: 'x', qos: 2 });
      await manual.expect('publish', { payload: 'x', qos: 2 });
      await auto.ping();
      await manual.ping();
    });
    const sentBy = (client: string): string[] => packetsOf(trace, 'out', client).map(({ packet }) => packet.type);
    expect(sentBy('a')).toEqual(['connect', 'subscribe', 'pubrec', 'pubcomp', 'pingreq', 'disconnect']);
    expect(sentBy('b')).toEqual(['connect', 'subscribe', 'pingreq', 'disconnect']);
  });
});

describe('sweep', () => {
  it('removes kept sessions and retained messages', async () => {
    const clock = createManualClock();
    const { target, stop } = startInProcess({ clock });
    const circumstances = {
      clock,
      endpoint: target.primary,
      version: '3.1.1',
      framing: 'whole',
      credentials: {},
      account: {},
      patienceMs: 1000,
      slackMs: 0,
      offer: plainOffer,
      tag: 'tag',
    } as const;
    await inVirtualTime(clock, async () => {
      const { stage, trace, leave } = createStaging(circumstances, {});
      const will = { topic: stage.topic('will'), payload: 'gone', retain: true };
      const client = await stage.connect({ clientId: stage.clientId('a'), cleanSession: false, will });
      await client.publish(stage.topic('kept'), 'x', { retain: true });
      await client.cut();
      await leave();
      expect(await sweep(circumstances, trace)).toEqual([]);

      const after = createStaging({ ...circumstances, tag: 'tag' }, {});
      const same = await after.stage.connect({ clientId: stage.clientId('a'), cleanSession: false });
      expect(same.connack.sessionPresent).toBe(false);
      await same.subscribe(stage.topic('#'));
      await same.expectNo('publish', { after: same });
      await after.leave();
    });
    stop();
  });
});
