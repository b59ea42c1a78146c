/** Finds out what a target can do before it is judged: versions, round trip, what it offers to each version, its name. */

import type { Clock } from '../../reference/clock.ts';
import type { QoS } from '../../reference/codec/packet.ts';
import { versions as allVersions, type Version } from '../../reference/codec/version.ts';
import { type Offer, offerOf, plainOffer } from '../offer.ts';
import { LoginError } from '../prober/outcome.ts';
import { createStaging, type Staging } from '../prober/stage.ts';
import { DialError, type Endpoint } from '../prober/wire.ts';
import type { Observation } from '../result.ts';
import { type Interruption, uninterrupted } from '../runner/interruption.ts';
import type { Client, Stage } from '../stage.ts';
import { packetsOf, type Trace } from '../trace.ts';
import { withDeclared } from './declared-offer.ts';
import { UnreachableError } from './errors.ts';
import { severable } from './severable.ts';
import type { Capabilities, Offers, Target } from './target.ts';

/** Milliseconds that the first connection and each first answer may take: nothing is known of the target yet. */
const firstPatienceMs = 5000;
const roundTrips = 5;

/** Where brokers tell their name and version: most under the one, EMQX for each of its nodes under the other. */
const versionTopics = ['$SYS/broker/version', '$SYS/brokers/+/version'];

/** Seconds: a server that limits Keep Alive at all limits this one. */
const longestKeepAlive = 65_535;

async function measureRoundTripMs(client: Client, clock: Clock): Promise<number> {
  const tripsMs: number[] = [];
  for (let trip = 0; trip < roundTrips; trip += 1) {
    const startedMs = clock.now();
    await client.ping();
    tripsMs.push(clock.now() - startedMs);
  }
  return tripsMs.sort((a, b) => a - b)[roundTrips >> 1] ?? 0;
}

async function highestGrantedQos(client: Client, stage: Stage): Promise<QoS> {
  const { reasonCodes } = await client.subscribe(stage.topic('discovery'), { qos: 2 });
  return reasonCodes[0] === 0 || reasonCodes[0] === 1 ? reasonCodes[0] : 2;
}

/** What an optional question comes to; a target may refuse it or close over it, which says nothing about the rest. */
async function ifAnswered<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch {
    return otherwise;
  }
}

/** The name is asked last and on a client of its own. */
async function askName(stage: Stage, trace: Trace): Promise<string | null> {
  const client = await stage.connect();
  const subscriptions = versionTopics.map((topicFilter) => ({ topicFilter, qos: 0 }) as const);
  await client.send({ type: 'subscribe', subscriptions });
  await client.expect('suback');
  await client.ping();
  for (const { packet } of packetsOf(trace, 'in', client.name)) {
    if (packet.type === 'publish') return new TextDecoder().decode(packet.payload);
  }
  return null;
}

/** What a server says in CONNACK: part of it to a plain client, part of it only when asked. */
async function askOffer(client: Client, stage: Stage): Promise<Offer> {
  const plain = stage.version === '5.0' ? offerOf(client.connack) : plainOffer;
  const grantedQos = await ifAnswered(() => highestGrantedQos(client, stage), plain.maximumQos);
  const offer: Offer = { ...plain, maximumQos: Math.min(grantedQos, plain.maximumQos) as QoS };
  if (stage.version !== '5.0') return offer;
  const asked = async (options: Parameters<Stage['connect']>[0]): Promise<Offer> =>
    ifAnswered(async () => offerOf((await stage.connect(options)).connack), plain);
  const { responseInformation } = await asked({ properties: { requestResponseInformation: 1 } });
  const { serverKeepAlive } = await asked({ keepAlive: longestKeepAlive });
  return { ...offer, responseInformation, serverKeepAlive };
}

interface Probed {
  readonly version: Version;
  /** Null: it does not speak that version. */
  readonly offer: Offer | null;
  readonly roundTripMs: number;
  readonly name: string | null;
  /** Why it let nobody in, where it wants another login. */
  readonly loginRefused: LoginError | null;
  /** It took so long that some question may have had no answer. */
  readonly isSilent: boolean;
}

function stagingFor(target: Target, endpoint: Endpoint, clock: Clock, tag: string, version: Version): Staging {
  const offer = version === '5.0' ? offerOf({}) : plainOffer;
  const { credentials, account } = target;
  return createStaging(
    {
      clock,
      endpoint,
      version,
      framing: 'whole',
      credentials,
      account,
      patienceMs: firstPatienceMs,
      slackMs: 0,
      offer,
      tag,
    },
    {},
  );
}

async function probe(target: Target, clock: Clock, tag: string, version: Version): Promise<Probed> {
  const staging = stagingFor(target, target.primary, clock, tag, version);
  const { stage, trace } = staging;
  const beganMs = clock.now();
  let offer: Offer | null = null;
  let roundTripMs = 0;
  let name: string | null = null;
  let loginRefused: LoginError | null = null;
  try {
    const client = await stage.connect();
    offer = version === '5.0' ? offerOf(client.connack) : plainOffer;
    roundTripMs = await measureRoundTripMs(client, clock);
    offer = await askOffer(client, stage);
    name = await ifAnswered(() => askName(stage, trace), null);
  } catch (error) {
    // Whatever else it fails at here, a scenario will fail at too, and say so with its packets.
    if (error instanceof LoginError) loginRefused = error;
  }
  const isSilent = clock.now() - beganMs >= firstPatienceMs;
  await staging.leave();
  return { version, offer, roundTripMs, name, loginRefused, isSilent };
}

/** Whether a client of that version is let in now. */
async function isThere(target: Target, clock: Clock, tag: string, version: Version): Promise<boolean> {
  const staging = stagingFor(target, target.primary, clock, tag, version);
  const connected = await ifAnswered(() => staging.stage.connect(), null);
  await staging.leave();
  return connected !== null;
}

/**
 * Asks in all versions. Silence may mean that the target does not speak a version; since it may also have been stopped meanwhile,
 * which would make it look like one that can do little, such versions are asked again, and in the end whether it is there still.
 * One that never said anything is judged as it is.
 */
async function probeAll(target: Target, clock: Clock, tag: string): Promise<readonly Probed[]> {
  const ask = (round: string, versions: readonly Version[]): Promise<readonly Probed[]> =>
    Promise.all(
      versions.map((version) => probe(target, clock, `${tag}${round}${allVersions.indexOf(version)}`, version)),
    );
  const first = await ask('d', allVersions);
  const silent = first.filter(({ isSilent }) => isSilent).map(({ version }) => version);
  const again = await ask('e', silent);
  const probed = first.map((one) => again.find(({ version }) => version === one.version) ?? one);
  if (!again.some(({ isSilent }) => isSilent)) return probed;

  const { url } = target.primary;
  const known = first.find(({ offer }) => offer !== null)?.version;
  if (known !== undefined && !(await isThere(target, clock, `${tag}f`, known)))
    throw new UnreachableError(
      `${url} answered at first, and then nothing any more for ${firstPatienceMs / 1000} s: was the broker stopped, or is it far too busy?`,
    );
  return probed;
}

/** What the restricted endpoint offers; the same as the primary one where it is no other. */
async function probeRestricted(target: Target, clock: Clock, tag: string, offers: Offers): Promise<Offers> {
  if (target.restrictedEndpoint === target.primary) return offers;
  const staging = stagingFor(target, target.restrictedEndpoint, clock, tag, '5.0');
  try {
    return { '5.0': await askOffer(await staging.stage.connect(), staging.stage) };
  } catch {
    return {};
  } finally {
    await staging.leave();
  }
}

async function requireReachable(target: Target): Promise<void> {
  const ignore = { data: () => undefined, closed: () => undefined };
  const options = { subprotocols: ['mqtt'], timeoutMs: firstPatienceMs, splitEveryByte: false };
  try {
    const wire = await target.primary.dial(ignore, options);
    wire.end();
  } catch (error) {
    if (error instanceof DialError) throw new UnreachableError(error.message, { cause: error });
    throw error;
  }
}

/** What 5.0 lets a server advertise, for the report's profile. */
function advertised(offer: Offer | undefined): Record<string, Observation> {
  const entries = Object.entries(offer ?? {}) as [string, Observation | null][];
  return Object.fromEntries(entries.map(([name, value]) => [`${name} (5.0)`, value ?? 'not set']));
}

/**
 * Asks the target what it can do. Throws an UnreachableError when there is nobody to ask, or nobody is let in. Once interrupted it is
 * over at once, and what it comes to means nothing.
 */
export async function discover(
  asked: Target,
  clock: Clock,
  tag: string,
  interruption: Interruption = uninterrupted,
): Promise<Capabilities> {
  const target = severable(asked, interruption);
  await requireReachable(target);
  const probed = await probeAll(target, clock, tag);
  const offers: Offers = Object.fromEntries(
    probed.flatMap(({ version, offer }) =>
      offer === null ? [] : [[version, withDeclared(offer, target.declared, version)]],
    ),
  );
  const refusal = probed.find(({ loginRefused }) => loginRefused !== null)?.loginRefused;
  if (Object.keys(offers).length === 0 && refusal)
    throw new UnreachableError(`${target.primary.url}: ${refusal.message}`, { cause: refusal });
  const speaking = probed.filter(({ offer }) => offer !== null);
  const [best] = [...speaking].sort((a, b) => Number(b.version === '3.1.1') - Number(a.version === '3.1.1'));
  const name = speaking.find((answer) => answer.name !== null)?.name ?? null;
  const versions = speaking.map(({ version }) => version);
  const roundTripMs = best?.roundTripMs ?? 0;
  return {
    versions,
    name,
    offers,
    restrictedOffers: await probeRestricted(target, clock, `${tag}dr`, offers),
    roundTripMs,
    profile: {
      versions: versions.join(', '),
      maximumQos: (best && offers[best.version]?.maximumQos) ?? 2,
      roundTripMs: Math.round(roundTripMs * 10) / 10,
      ...advertised(offers['5.0']),
    },
  };
}
