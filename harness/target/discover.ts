/** Finds out what a target can do before it is judged: versions, round trip, highest QoS, its name. */

import type { Clock } from '../../reference/clock.ts';
import type { QoS } from '../../reference/codec/packet.ts';
import { versions as allVersions, type Version } from '../../reference/codec/version.ts';
import { createStaging } from '../prober/stage.ts';
import { DialError } from '../prober/wire.ts';
import type { Client, Stage } from '../stage.ts';
import { packetsOf, type Trace } from '../trace.ts';
import { UnreachableError } from './errors.ts';
import type { Capabilities, Target } from './target.ts';

/** Milliseconds that the first connection and each first answer may take: nothing is known of the target yet. */
const firstPatienceMs = 5000;
const roundTrips = 5;

/** The topic under which brokers tell their name and version. */
const versionTopic = '$SYS/broker/version';

async function measureRoundTripMs(client: Client, clock: Clock): Promise<number> {
  const tripsMs: number[] = [];
  for (let trip = 0; trip < roundTrips; trip += 1) {
    const startedMs = clock.now();
    await client.ping();
    tripsMs.push(clock.now() - startedMs);
  }
  return tripsMs.sort((a, b) => a - b)[roundTrips >> 1] ?? 0;
}

async function highestQos(client: Client, stage: Stage): Promise<QoS> {
  const { reasonCodes } = await client.subscribe(stage.topic('discovery'), { qos: 2 });
  return reasonCodes[0] === 0 || reasonCodes[0] === 1 ? reasonCodes[0] : 2;
}

/** The name is asked last and on a client of its own: brokers may refuse the subscription or close over it. */
async function askName(stage: Stage, trace: Trace): Promise<string | null> {
  try {
    const client = await stage.connect();
    await client.send({ type: 'subscribe', subscriptions: [{ topicFilter: versionTopic, qos: 0 }] });
    await client.expect('suback');
    await client.ping();
  } catch {
    return null;
  }
  for (const { packet } of packetsOf(trace, 'in')) {
    if (packet.type === 'publish' && packet.topic === versionTopic) return new TextDecoder().decode(packet.payload);
  }
  return null;
}

interface Probed {
  readonly speaks: boolean;
  readonly roundTripMs: number;
  readonly maxQos: QoS;
  readonly name: string | null;
}

async function probe(target: Target, clock: Clock, tag: string, version: Version): Promise<Probed> {
  const staging = createStaging(
    {
      clock,
      endpoint: target.primary,
      version,
      framing: 'whole',
      credentials: target.credentials,
      patienceMs: firstPatienceMs,
      slackMs: 0,
      maxQos: 2,
      tag,
    },
    {},
  );
  const { stage, trace } = staging;
  let speaks = false;
  try {
    const client = await stage.connect();
    speaks = true;
    const roundTripMs = await measureRoundTripMs(client, clock);
    const maxQos = await highestQos(client, stage);
    return { speaks, roundTripMs, maxQos, name: await askName(stage, trace) };
  } catch {
    // Whatever it fails at here, a scenario will fail at too, and say so with its packets.
    return { speaks, roundTripMs: 0, maxQos: 2, name: null };
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

/** Asks the target what it can do. Throws an UnreachableError when there is nobody to ask. */
export async function discover(target: Target, clock: Clock, tag: string): Promise<Capabilities> {
  await requireReachable(target);
  const probed = await Promise.all(
    allVersions.map(async (version, index) => ({
      version,
      ...(await probe(target, clock, `${tag}d${index}`, version)),
    })),
  );
  const speaking = probed.filter(({ speaks }) => speaks);
  const [best] = [...speaking].sort((a, b) => Number(b.version === '3.1.1') - Number(a.version === '3.1.1'));
  const name = speaking.find((answer) => answer.name !== null)?.name ?? null;
  const versions = speaking.map(({ version }) => version);
  const roundTripMs = best?.roundTripMs ?? 0;
  const maxQos = best?.maxQos ?? 2;
  return {
    versions,
    name,
    maxQos,
    roundTripMs,
    profile: { versions: versions.join(', '), maximumQos: maxQos, roundTripMs: Math.round(roundTripMs * 10) / 10 },
  };
}
