/** One form for packets that mean the same, so that they can be compared. */

import type { Packet } from '../../reference/codec/packet.ts';

/** What packet.ts says of an absent field. */
const meanings: Readonly<Record<string, unknown>> = {
  noLocal: false,
  retainAsPublished: false,
  retainHandling: 0,
};

/**
 * The packet without fields that say no more than their absence: `undefined`, empty properties, default options, `dup`
 * of a PUBREL that is false. Bytes become plain Uint8Arrays with memory of their own.
 */
export function normalize(packet: Packet): unknown {
  const { dup, ...rest } = packet as Packet & { dup?: boolean };
  return clean(packet.type === 'pubrel' && dup !== true ? rest : packet);
}

function clean(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => inner !== undefined && meanings[key] !== inner && !isEmptyProperties(key, inner))
      .map(([key, inner]) => [key, clean(inner)]),
  );
}

function isEmptyProperties(key: string, value: unknown): boolean {
  return key === 'properties' && Object.values(value as object).every((inner) => inner === undefined);
}
