/** CONNECT with something wrong about its Will, made from what the strict encoder writes, and how it must be answered. */

import { type Client, forge, type ScenarioSource, type Stage } from '../../harness/scenario.ts';

/** Where the fixed header ends. */
function headerLength(packet: Uint8Array): number {
  return packet.findIndex((byte, at) => at > 0 && byte < 0x80) + 1;
}

/** The CONNECT with other Connect Flags: the eighth byte of the variable header (3.1.2.3). */
export function withFlags(connect: Uint8Array, change: (flags: number) => number): Uint8Array {
  const at = headerLength(connect) + 7;
  return connect.map((byte, index) => (index === at ? change(byte) : byte));
}

/** The CONNECT with other bytes in place of `former`, which it must hold; lengths are made to fit. */
export function withBytes(connect: Uint8Array, former: Uint8Array, next: Uint8Array): Uint8Array {
  const at = connect.findIndex((_, from) => former.every((byte, index) => connect[from + index] === byte));
  if (at < 0) throw new Error('the CONNECT does not hold the bytes that are to be replaced');
  return forge(
    connect[0] ?? 0,
    connect.subarray(headerLength(connect), at),
    next,
    connect.subarray(at + former.length),
  );
}

/** Requires that a CONNECT is turned down: the connection is closed, behind a refusing CONNACK or without one. */
export async function expectRefused(
  { fail, observe }: Stage,
  client: Client,
  statements: ScenarioSource['statements'],
): Promise<void> {
  const answer = await client.expectOneOf(['connack']);
  if (!('type' in answer) || answer.type !== 'connack') {
    observe('answer', 'closed');
    return;
  }
  if (answer.reasonCode === 0) fail('the connection closed, or a refusing CONNACK', 'CONNACK 0', statements);
  observe('answer', `CONNACK ${answer.reasonCode}`);
  await client.expectClosed({ statements });
}
