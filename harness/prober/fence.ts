/** The fence: sentinels that must arrive by the same path, so that what did not come before them will not come at all. */

import type { Packet, Publish, QoS } from '../../reference/codec/packet.ts';
import type { Violation } from '../../reference/codec/violation.ts';
import type { Client } from '../stage.ts';
import { understood } from '../trace.ts';
import type { StageClient } from './client.ts';
import { delivers } from './duties.ts';
import { ExpectationError, InconclusiveError } from './outcome.ts';
import { lastWordOf } from './reading.ts';
import { timedOut } from './signal.ts';
import { untilReceived, type World } from './world.ts';

/** Fence topics are known by this level, right below the scenario's tag. */
const fenceLevel = 'fence';

/**
 * Whether the topic is one of the machine's own sentinels, or is about one: a broker may publish what its clients do, on topics of
 * its own that end with theirs.
 */
export function isSentinel(topic: string, tag: string): boolean {
  return topic.includes(`${tag}/${fenceLevel}/`);
}

/** The highest QoS of all that the scenario's clients have published, left as a Will or subscribed to: nothing can come by a higher one. */
function highestQos({ recorder: { trace }, tag }: World): QoS {
  let highest: QoS = 0;
  for (const event of trace) {
    if (event.kind !== 'packet' || event.direction !== 'out') continue;
    for (const qos of qosOf(understood(event), tag)) if (qos > highest) highest = qos;
  }
  return highest;
}

function qosOf(packet: Packet | Violation, tag: string): readonly QoS[] {
  switch (packet.type) {
    case 'publish':
      return isSentinel(packet.topic, tag) ? [] : [packet.qos];
    case 'subscribe':
      return packet.subscriptions.flatMap(({ topicFilter, qos }) => (isSentinel(topicFilter, tag) ? [] : [qos]));
    case 'connect':
      return packet.will === undefined ? [] : [packet.will.qos];
    case 'violation':
      return [2];
    default:
      return [];
  }
}

/** The fence in front of one client. */
export interface Fence {
  /** Resolves when sentinels that `publisher` published at each QoS have reached the client. */
  passedBy(publisher: Client): Promise<void>;
}

const utf8 = new TextDecoder();

function textOf({ payload }: Publish): string {
  return utf8.decode(payload);
}

/**
 * Makes the fence of a client: its sentinels come at QoS 0, at QoS 1, and at QoS 2 where anything could. To a client that holds back as many acknowledgements as its own Receive Maximum allows
 * the broker owes no PUBLISH, not even at QoS 0 (5.0, 4.9): there it is enough that the publisher gets back its own
 * sentinels, which shows that the broker has handed out all that it took before. A client that acknowledges all that
 * comes is owed the rest, however often its window is full.
 */
export function createFence(world: World, watcher: StageClient): Fence {
  const { trace } = world.recorder;
  let round = 0;

  const topicOf = (qos: QoS): string => `${world.tag}/${fenceLevel}/${watcher.name}/${qos}`;

  /** Asks which sentinels of this round have not reached that client yet; reads each event of the trace once. */
  const watch = (levels: readonly QoS[], word: string, client: string): (() => readonly QoS[]) => {
    const left = new Map(levels.map((qos) => [topicOf(qos), qos]));
    let read = trace.length;
    return () => {
      for (; read < trace.length; read += 1) {
        const event = trace[read];
        if (event?.kind !== 'packet' || event.direction !== 'in' || event.client !== client) continue;
        const packet = understood(event);
        if (packet.type === 'publish' && left.has(packet.topic) && textOf(packet) === word) left.delete(packet.topic);
      }
      return [...left.values()];
    };
  };

  const ownReceiveMaximum = (): number | undefined => watcher.connection.dialogue.connect?.properties?.receiveMaximum;
  const isAtReceiveMaximum = (): boolean => watcher.connection.dialogue.heldBack >= (ownReceiveMaximum() ?? 65_535);

  const subscribed = new Map<Client, readonly QoS[]>();
  const subscribe = async (client: Client, levels: readonly QoS[]): Promise<void> => {
    const known = subscribed.get(client) ?? [];
    const added = levels.filter((qos) => !known.includes(qos));
    if (added.length === 0) return;
    subscribed.set(client, levels);
    await client.subscribe(added.map((qos) => ({ topicFilter: topicOf(qos), qos })));
  };

  return {
    passedBy: async (publisher) => {
      const highest = Math.min(world.offer.maximumQos, Math.max(1, highestQos(world)));
      const levels = ([0, 1, 2] as const).filter((qos) => qos <= highest);
      await subscribe(watcher, levels);
      if (ownReceiveMaximum() !== undefined) await subscribe(publisher, levels);
      round += 1;
      const missing = watch(levels, `${round}`, watcher.name);
      const missingBehind = watch(levels, `${round}`, publisher.name);
      await Promise.all(levels.map((qos) => publisher.publish(topicOf(qos), `${round}`, { qos })));

      const passed = await untilReceived(world, watcher.connection, () => {
        const isHandedOut = publisher === watcher || missingBehind().length === 0;
        const isOver = missing().length === 0 || (isAtReceiveMaximum() && isHandedOut);
        return isOver ? true : (watcher.connection.ended ?? undefined);
      });
      if (passed === true) return;
      const lost = missing();
      const lastWord = lastWordOf(watcher.connection);
      const closed = lastWord === null ? 'the connection closed' : `the connection closed after ${lastWord}`;
      const got = passed === timedOut ? `nothing within ${world.patienceMs} ms` : closed;
      // QoS 0 promises nothing: its loss alone shows no fault, but it leaves the question open.
      if (lost.every((qos) => qos === 0))
        throw new InconclusiveError(`the sentinel at QoS 0 did not reach client ${watcher.name}: ${got}`);
      throw new ExpectationError(
        `a message at QoS ${lost.join(', ')} to reach its subscriber (client ${watcher.name})`,
        got,
        delivers,
      );
    },
  };
}
