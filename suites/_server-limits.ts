/** What a server of 5.0 tells in CONNACK that a client has to keep to; earlier versions know no such limits. */

import type { Client } from '../harness/scenario.ts';

/** How many PUBLISH packets at QoS 1 and 2 the client may have under way to the server (5.0, 3.2.2.3.3). */
export function receiveMaximumOf({ connack }: Client): number {
  return connack.properties?.receiveMaximum ?? 65_535;
}

/** Bytes of the largest packet that the client may send (5.0, 3.2.2.3.6). */
export function maximumPacketSizeOf({ connack }: Client): number {
  return connack.properties?.maximumPacketSize ?? Number.POSITIVE_INFINITY;
}

/** The items in portions of at most that size, in their order. */
export function inPortions<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
