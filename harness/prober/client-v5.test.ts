/** What is different with 5.0: the client against the bundled broker in virtual time. */

import { describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../reference/clock.ts';
import { offerOf } from '../offer.ts';
import type { Stage } from '../stage.ts';
import { type InProcessOptions, startInProcess } from '../target/in-process.ts';
import { inVirtualTime } from '../target/virtual-time.ts';
import { packetsOf, understood } from '../trace.ts';
import { createStaging, type Staging } from './stage.ts';
import { sweep } from './sweep.ts';

const circumstancesOn = (clock: ManualClock, endpoint: ReturnType<typeof startInProcess>['target']['primary']) =>
  ({
    clock,
    endpoint,
    version: '5.0',
    framing: 'whole',
    credentials: {},
    account: {},
    patienceMs: 1000,
    slackMs: 0,
    offer: offerOf({}),
    tag: 'tag',
  }) as const;

/** Runs a body on a broker of its own with those limits, and gives what is known afterwards. */
async function play(
  body: (stage: Stage) => Promise<void>,
  options: Pick<InProcessOptions, 'limits'> = {},
): Promise<Staging> {
  const clock = createManualClock();
  const { target, stop } = startInProcess({ clock, ...options });
  const staging = createStaging(circumstancesOn(clock, target.primary), {});
  try {
    await inVirtualTime(clock, () => body(staging.stage));
    return staging;
  } finally {
    await inVirtualTime(clock, () => staging.leave());
    stop();
  }
}

const sentBy = ({ trace }: Staging, client: string): readonly string[] =>
  packetsOf(trace, 'out', client).map(({ packet }) => packet.type);

describe('publish', () => {
  it("keeps to the broker's Receive Maximum", async () => {
    const { trace } = await play(
      async ({ connect, topic }) => {
        const client = await connect();
        expect(client.connack.properties?.receiveMaximum).toBe(2);
        await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => client.publish(topic('a'), text, { qos: 2 })));
      },
      { limits: { maxReceivedMessages: 2 } },
    );
    let unacknowledged = 0;
    let most = 0;
    for (const { packet } of trace.flatMap((event) => (event.kind === 'packet' ? [event] : []))) {
      if (packet.type === 'publish') unacknowledged += 1;
      if (packet.type === 'pubcomp') unacknowledged -= 1;
      most = Math.max(most, unacknowledged);
    }
    expect(most).toBe(2);
  });

  it('fails when it is refused, and sends no PUBREL then', async () => {
    const staging = await play(
      async ({ connect, topic }) => {
        const client = await connect();
        await client.publish(topic('a'), 'x', { retain: true });
        const refused = client.publish(topic('b'), 'x', { qos: 2, retain: true });
        await expect(refused).rejects.toThrow('the broker declined a plain PUBLISH: PUBREC with 0x97 (Quota exceeded)');
      },
      { limits: { maxRetainedMessages: 1 } },
    );
    expect(sentBy(staging, 'a')).not.toContain('pubrel');
  });
});

describe('a Topic Alias', () => {
  it("of the broker's is resolved for the body; the trace keeps what came", async () => {
    const { trace } = await play(async ({ connect, topic }) => {
      const client = await connect({ properties: { topicAliasMaximum: 2 } });
      await client.subscribe(topic('a'));
      for (const text of ['1', '2']) await client.publish(topic('a'), text);
      for (const payload of ['1', '2']) await client.expect('publish', { topic: topic('a'), payload });
      await client.expectNo('publish', { after: client });
    });
    const [first, second] = packetsOf(trace, 'in', 'a').filter(({ packet }) => packet.type === 'publish');
    expect(first?.packet).toMatchObject({ topic: 'tag/a', properties: { topicAlias: 1 } });
    expect(second?.packet).toMatchObject({ topic: '', properties: { topicAlias: 1 } });
    expect(second && understood(second)).toMatchObject({ topic: 'tag/a' });
  });
});

describe('expectClosed', () => {
  const closed = (reasonCodes?: readonly number[]): Promise<Staging> =>
    play(async ({ connect, topic }) => {
      const client = await connect();
      await client.send({ type: 'publish', topic: topic('a'), properties: { topicAlias: 99 } });
      const { reasonCode } = await client.expectClosed(reasonCodes === undefined ? {} : { reasonCodes });
      expect(reasonCode).toBe(0x94);
    });

  it('observes the Reason Code that came before', async () => {
    const { observations, warnings } = await closed([0x94, 0x82]);
    expect(observations).toEqual({ closedWith: 'DISCONNECT 0x94 (Topic Alias invalid)' });
    expect(warnings).toEqual([]);
  });

  it('warns of one that does not fit', async () => {
    const { warnings } = await closed([0x82]);
    expect(warnings.map(({ reason }) => reason)).toEqual([
      'expected Reason Code 0x82 before the connection is closed, got DISCONNECT 0x94 (Topic Alias invalid)',
    ]);
  });

  it('is told of where something else was expected', async () => {
    await play(async ({ connect, topic }) => {
      const client = await connect();
      await client.send({ type: 'publish', topic: topic('a'), properties: { topicAlias: 99 } });
      await expect(client.expect('pingresp')).rejects.toThrow(
        'expected PINGRESP, got the connection closed after DISCONNECT 0x94 (Topic Alias invalid)',
      );
    });
  });
});

describe('the fence', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [2, [0, 1, 2]],
  ] as const)(
    'has sentinels at each QoS at which something could come, and at QoS 1: subscribed at QoS %d',
    async (qos, levels) => {
      const { trace } = await play(async ({ connect, topic }) => {
        const [watcher, publisher] = [await connect(), await connect()];
        await watcher.subscribe(topic('a'));
        await watcher.expectNo('publish', { after: publisher });
        await watcher.subscribe(topic('a'), { qos });
        await watcher.expectNo('publish', { after: publisher });
      });
      const published = packetsOf(trace, 'out', 'b').flatMap(({ packet }) =>
        packet.type === 'publish' ? [packet.qos] : [],
      );
      expect(published).toEqual([0, 1, ...levels]);
    },
  );

  it('does without the sentinels of a client at its own Receive Maximum', async () => {
    await play(async ({ connect, topic }) => {
      const watcher = await connect({ acks: 'manual', properties: { receiveMaximum: 1 } });
      const publisher = await connect();
      await watcher.subscribe(topic('a'), { qos: 1 });
      for (const text of ['1', '2']) await publisher.publish(topic('a'), text, { qos: 1 });

      const { packetIdentifier = 0 } = await watcher.expect('publish', { payload: '1' });
      await watcher.expectNo('publish', { after: publisher });

      await watcher.send({ type: 'puback', packetIdentifier });
      await watcher.expect('publish', { payload: '2' });
    });
  });
});

describe('sweep', () => {
  it('keeps a delayed Will from being published', async () => {
    const clock = createManualClock();
    const { target, stop } = startInProcess({ clock });
    const circumstances = circumstancesOn(clock, target.primary);
    await inVirtualTime(clock, async () => {
      const left = createStaging(circumstances, {});
      const will = { topic: 'wills/a', payload: 'gone', properties: { willDelayInterval: 60 } };
      const client = await left.stage.connect({ clientId: left.stage.clientId('a'), cleanSession: false, will });
      await client.cut();
      await left.leave();

      const later = createStaging({ ...circumstances, tag: 'wills' }, {});
      const watcher = await later.stage.connect();
      await watcher.subscribe('wills/#');
      expect(await sweep(circumstances, left.trace)).toEqual([]);
      await watcher.expectNo('publish', { after: watcher });
      await later.leave();
    });
    stop();
  });
});
