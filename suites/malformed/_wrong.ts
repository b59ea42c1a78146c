/** What every scenario about a malformed packet does: one packet to a connection, and the connection has to go. */

import type { Client, ScenarioSource, Stage } from '../../harness/scenario.ts';
import { expectNotAccepted } from '../_refused.ts';

/** Statements by version; a version that has none knows nothing wrong in it. */
export type Breaks = Pick<ScenarioSource['statements'], '3.1.1' | '5.0'>;

/** One thing that no honest client sends. */
export interface Wrong {
  /** For people: `PUBLISH with both QoS bits set`. */
  readonly what: string;
  readonly breaks: Breaks;
  /** Without these it is wrong for another reason. */
  readonly needs?: ScenarioSource['needs'];
  /** 5.0: Reason Codes that fit it beside those of Malformed Packet and Protocol Error. */
  readonly reasonCodes?: readonly number[];
  /** The packets that are wrong in this way, each to be sent on a connection of its own. */
  packets(stage: Stage): readonly Uint8Array[];
}

/** Malformed Packet and Protocol Error: which of the two it is, servers see differently (1.2, 4.13.1). */
const alwaysFitting = [0x81, 0x82];

/** Further Reason Codes for a CONNECT that does not log in: Bad User Name or Password, Not authorized. */
export const withoutLogin = [0x86, 0x87];

type Sent = Pick<Wrong, 'what' | 'packets' | 'reasonCodes'>;

/** Sends each of the packets on a connection of its own, which must be closed for it. */
export async function expectEachToClose(stage: Stage, { what, packets, reasonCodes = [] }: Sent): Promise<void> {
  for (const packet of packets(stage)) {
    const client = await stage.connect();
    await client.sendBytes(packet);
    await client.expectClosed({ on: what, reasonCodes: [...alwaysFitting, ...reasonCodes] });
  }
}

/** Sends each of the packets as the first of a connection, which must be closed for it without being accepted. */
export async function expectEachToBeRefused(stage: Stage, { what, packets, reasonCodes = [] }: Sent): Promise<void> {
  for (const packet of packets(stage)) {
    const client = await stage.open();
    await client.sendBytes(packet);
    await client.expectClosed({ on: what, reasonCodes: [...alwaysFitting, ...reasonCodes] });
    await expectNotAccepted(stage, client);
  }
}

/**
 * Sends bytes of which implementers disagree whether they are a violation; a PINGREQ behind them tells what became of
 * them. True when the connection is still served.
 */
export async function isTolerated(client: Client, packet: Uint8Array): Promise<boolean> {
  await client.sendBytes(packet);
  await client.send({ type: 'pingreq' });
  return 'type' in (await client.expectOneOf(['pingresp']));
}

const acknowledgements: readonly string[] = ['puback', 'pubrec', 'pubrel', 'pubcomp'];

/** Whether a packet of that type, sent for nothing, answers what was never sent. */
export function isUnsolicited(type: string): boolean {
  return acknowledgements.includes(type);
}

/** The control where a packet answers nothing that was sent: a server may close on that alone (MQTT-2.2.1-5, 4.13.1). */
export async function expectUnsolicitedTaken({ connect, observe }: Stage, packet: Uint8Array): Promise<void> {
  observe('control', (await isTolerated(await connect(), packet)) ? 'served' : 'closed');
}
