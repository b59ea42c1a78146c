/** The fence: sentinels that must arrive by the same path, so that what did not come before them will not come at all. */

import type { Publish, QoS } from '../../reference/codec/packet.ts';
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

/** Whether the topic is one of the machine's own sentinels. */
export function isSentinel(topic: string, tag: string): boolean {
  return topic.startsWith(`${tag}/${fenceLevel}/`);
}

/** The fence in front of one client. */
export interface Fence {
  /** Resolves when sentinels that `publisher` published at each QoS have reached the client. */
  passedBy(publisher: Client): Promise<void>;
}

function textOf({ payload }: Publish): string {
  return new TextDecoder().decode(payload);
}

/**
 * Makes the fence of a client. Where the client holds as many unacknowledged messages as its own Receive Maximum allows,
 * the broker owes it none at QoS 1 and 2, so that the sentinel at QoS 0 alone tells.
 */
export function createFence(world: World, watcher: StageClient): Fence {
  const levels = ([0, 1, 2] as const).filter((qos) => qos <= world.offer.maximumQos);
  const { trace } = world.recorder;
  let round = 0;

  const topicOf = (qos: QoS): string => `${world.tag}/${fenceLevel}/${watcher.name}/${qos}`;

  /** Asks which sentinels of this round have not reached the watcher yet; reads each event of the trace once. */
  const watch = (word: string): (() => readonly QoS[]) => {
    const left = new Map(levels.map((qos) => [topicOf(qos), qos]));
    let read = trace.length;
    return () => {
      for (; read < trace.length; read += 1) {
        const event = trace[read];
        if (event?.kind !== 'packet' || event.direction !== 'in' || event.client !== watcher.name) continue;
        const packet = understood(event);
        if (packet.type === 'publish' && left.has(packet.topic) && textOf(packet) === word) left.delete(packet.topic);
      }
      return [...left.values()];
    };
  };

  const isAtReceiveMaximum = (): boolean => {
    const { connect, receivedUnacknowledged } = watcher.connection.dialogue;
    return receivedUnacknowledged >= (connect?.properties?.receiveMaximum ?? 65_535);
  };

  return {
    passedBy: async (publisher) => {
      if (round === 0) await watcher.subscribe(levels.map((qos) => ({ topicFilter: topicOf(qos), qos })));
      round += 1;
      const missing = watch(`${round}`);
      await Promise.all(levels.map((qos) => publisher.publish(topicOf(qos), `${round}`, { qos })));

      const passed = await untilReceived(world, watcher.connection, () => {
        const left = missing();
        const isOver = left.length === 0 || (isAtReceiveMaximum() && !left.includes(0));
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
