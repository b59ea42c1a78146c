/** How many messages at QoS 1 and 2 a server has sent and not had acknowledged: what a Receive Maximum bounds. */

import type { Client, Stage } from '../../harness/scenario.ts';
import { type Arrivals, waiting } from '../_arrivals.ts';

/** One message as it came. */
export type Received = Arrivals[number];

/** The payload as text. */
export function textOf({ payload }: Received): string {
  return new TextDecoder().decode(payload);
}

/** `1`, `2`, ... as payloads. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${at + 1}`);
}

/** A subscriber that acknowledges by hand, and what it has not acknowledged to the end. */
export interface Window {
  readonly open: readonly Received[];
  /** Takes what has come by now; fails when more is open than the client allows. */
  takeWaiting(): Promise<void>;
  /** Insists on one more message when none is open. */
  takeNext(): Promise<void>;
  /** Acknowledges the oldest open one to the end of its exchange; at QoS 2 nothing more may come before PUBCOMP. */
  acknowledgeOldest(): Promise<Received>;
}

/** Watches the messages at QoS 1 and 2 to a client of that Receive Maximum. */
export function watchWindow({ fail }: Stage, client: Client, receiveMaximum: number): Window {
  const open: Received[] = [];
  const take = (message: Received): void => {
    if (message.qos > 0) open.push(message);
    if (open.length > receiveMaximum)
      fail(`at most ${receiveMaximum} unacknowledged messages at QoS 1 and 2`, `${open.length}`, {
        '5.0': ['MQTT-3.3.4-9', 'MQTT-4.9.0-2'],
      });
  };
  const takeWaiting = async (): Promise<void> => {
    for (const message of await waiting(client)) take(message);
  };
  return {
    open,
    takeWaiting,
    takeNext: async () => {
      while (open.length === 0) take(await client.expect('publish'));
    },
    acknowledgeOldest: async () => {
      const [oldest] = open;
      if (oldest?.packetIdentifier === undefined) throw new Error('there is nothing to acknowledge');
      const { packetIdentifier } = oldest;
      if (oldest.qos === 1) await client.send({ type: 'puback', packetIdentifier });
      else {
        await client.send({ type: 'pubrec', packetIdentifier });
        await client.expect('pubrel', { packetIdentifier });
        await takeWaiting();
        await client.send({ type: 'pubcomp', packetIdentifier });
      }
      open.shift();
      return oldest;
    },
  };
}

/** Acknowledges one after the other until all these have come, in their order. */
export async function drain(stage: Stage, window: Window, payloads: readonly string[]): Promise<void> {
  for (const payload of payloads) {
    await window.takeNext();
    const came = textOf(await window.acknowledgeOldest());
    if (came !== payload) stage.fail(`message ${payload}`, `message ${came}`);
    await window.takeWaiting();
  }
}
