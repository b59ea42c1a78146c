/** Numbered messages, and the taking of as many as a broker sends before it is owed too many acknowledgements. */

import type { Client, Stage } from '../../harness/scenario.ts';

/** A PUBLISH as it came. */
export type Received = Awaited<ReturnType<Client['expectPublishes']>>[number];

/** `1`, `2`, ... as payloads. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index + 1}`);
}

/** The payload as text. */
export function textOf({ payload }: Received): string {
  return new TextDecoder().decode(payload);
}

/** The Packet Identifier, which a PUBLISH at QoS 1 or 2 has. */
export function identifierOf({ packetIdentifier = 0 }: Received): number {
  return packetIdentifier;
}

/**
 * Takes up to `count` messages at QoS 1 or 2 and acknowledges none. Fewer come when the broker's in-flight window is
 * smaller, which the standard allows: the caller must insist on the others once it has acknowledged these. A repetition
 * of one that came is passed over.
 */
export async function takeUnacknowledged(
  { observe }: Pick<Stage, 'observe'>,
  client: Client,
  count: number,
): Promise<readonly Received[]> {
  const taken = new Map<number, Received>();
  while (taken.size < count) {
    const next = await client.expect('publish').catch(() => null);
    if (next === null) {
      if (taken.size > 0) observe('inFlightWindow', taken.size);
      break;
    }
    if (!next.dup || !taken.has(identifierOf(next))) taken.set(identifierOf(next), next);
  }
  return [...taken.values()];
}

/** Takes messages until one has come on each of these topics: nothing orders them before a fence's sentinel. */
export async function takeUntilOnEach(client: Client, topics: readonly string[]): Promise<Received[]> {
  const left = new Set(topics);
  const came: Received[] = [];
  while (left.size > 0) {
    const next = await client.expect('publish');
    left.delete(next.topic);
    came.push(next);
  }
  return came;
}

/** The items in portions of at most that size, in their order. */
export function inPortions<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
