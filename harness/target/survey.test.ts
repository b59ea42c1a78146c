import { describe, expect, it } from 'vitest';
import { type Clock, createManualClock } from '../../reference/clock.ts';
import { plainOffer } from '../offer.ts';
import { createStaging } from '../prober/stage.ts';
import type { Circumstances } from '../prober/world.ts';
import type { Observation } from '../result.ts';
import { packetsOf } from '../trace.ts';
import { discover } from './discover.ts';
import { type InProcessOptions, restriction, startInProcess } from './in-process.ts';
import { survey } from './survey.ts';
import type { Target } from './target.ts';
import { inVirtualTime } from './virtual-time.ts';

/** What is found out about a broker in process. */
async function profileOf(
  options: Partial<InProcessOptions>,
  altered: Partial<Target> = {},
): Promise<Readonly<Record<string, Observation>>> {
  const clock = createManualClock();
  const { target: plain, stop } = startInProcess({ clock, ...options });
  const target = { ...plain, ...altered };
  try {
    return await inVirtualTime(clock, async () => {
      const capabilities = await discover(target, clock, 'v');
      return { ...capabilities.profile, ...(await survey(target, capabilities, clock, 'v')) };
    });
  } finally {
    stop();
  }
}

/** Of one who comes afterwards. */
const circumstances = ({ primary: endpoint }: Target, clock: Clock): Circumstances => ({
  clock,
  endpoint,
  version: '3.1.1',
  framing: 'whole',
  credentials: {},
  account: {},
  patienceMs: 1000,
  slackMs: 0,
  offer: plainOffer,
  tag: 'after',
});

describe('a survey', () => {
  it('of a broker that offers everything', async () => {
    const profile = await profileOf({});
    expect(profile).toMatchObject({
      versions: '3.1, 3.1.1, 5.0',
      'versions over pipe': '3.1, 3.1.1, 5.0',
      retained: 'delivered',
      qos0WhileAbsent: 'dropped',
      copiesForOverlaps: 'one',
      wildcardSubscriptions: 'granted',
      'sharedSubscriptions (3.1.1)': 'granted, and nothing is delivered',
      'sharedSubscriptions (5.0)': 'granted',
      longestClientId: 65_535,
      longestTopic: 65_535,
      largestPublish: 2 ** 20,
    });
    expect(Object.keys(profile).filter((name) => name.startsWith('contradiction'))).toEqual([]);
  });

  it('of one that does without, which says so in CONNACK and so contradicts nothing', async () => {
    const profile = await profileOf(restriction);
    expect(profile).toMatchObject({
      largestPublish: 65_536,
      'wildcardSubscriptions (5.0)': expect.stringMatching(/^refused/),
      'sharedSubscriptions (5.0)': expect.stringMatching(/^refused/),
      'maximumQos (5.0)': 1,
    });
    expect(profile).not.toHaveProperty('retained (5.0)');
    expect(Object.keys(profile).filter((name) => name.startsWith('contradiction'))).toEqual([]);
  });

  it('leaves no retained message behind', async () => {
    const clock = createManualClock();
    const { target, stop } = startInProcess({ clock });
    const left = await inVirtualTime(clock, async () => {
      const capabilities = await discover(target, clock, 'v');
      await survey(target, capabilities, clock, 'v');
      const { stage, trace } = createStaging(circumstances(target, clock), {});
      const client = await stage.connect();
      await client.subscribe('#');
      await client.ping();
      return packetsOf(trace, 'in').flatMap(({ packet }) => (packet.type === 'publish' ? packet.topic : []));
    });
    stop();
    expect(left).toEqual([]);
  });
});

describe('what is declared', () => {
  it('beats what was found out', async () => {
    const declared = { 'maximum-qos': 1, 'shared-subscriptions': false, 'maximum-packet-size': 4096 };
    const clock = createManualClock();
    const { target, stop } = startInProcess({ clock });
    const { offers } = await inVirtualTime(clock, () => discover({ ...target, declared }, clock, 'v'));
    stop();
    expect(offers['3.1.1']).toMatchObject({
      maximumQos: 1,
      maximumPacketSize: 4096,
      sharedSubscriptionAvailable: false,
    });
    expect(offers['5.0']).toMatchObject({ maximumQos: 1, maximumPacketSize: 4096, sharedSubscriptionAvailable: false });
  });
});
