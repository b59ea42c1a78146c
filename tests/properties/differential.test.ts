/** Our codec against npm `mqtt-packet`, both ways. Where the two differ is listed, with the reason, and nowhere else. */

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import differences from '../../fixtures/wire/mqtt-packet-differences.json' with { type: 'json' };
import { encodePacket } from '../../reference/codec/encode.ts';
import type { Packet } from '../../reference/codec/packet.ts';
import { type Version, versions } from '../../reference/codec/version.ts';
import { packetsOfType, packetTypesOf } from './arbitraries.ts';
import { decodeStream } from './decode-stream.ts';
import { badVectors, goodVectors, named } from './load-vectors.ts';
import { generateWithMqttPacket, parseWithMqttPacket } from './mqtt-packet-bridge.ts';
import { legalDifferences } from './mqtt-packet-limits.ts';
import { normalize } from './normalize.ts';

const runsPerType = 200;

describe('wire vectors', () => {
  const listed = new Map(differences.flatMap(({ how, vectors }) => vectors.map((id) => [id, how] as const)));

  test.for(named(goodVectors))('%s', ([, { id, version, bytes, packet }]) => {
    const theirs = parseWithMqttPacket(bytes, version);
    const how = theirs.outcome === 'refused' ? 'refuses' : isSame(theirs.packet, packet) ? 'agrees' : 'reads otherwise';
    expect(how).toBe(listed.get(id) ?? 'agrees');
  });

  test.for(named(badVectors))('%s', ([, { id, version, bytes }]) => {
    const how = parseWithMqttPacket(bytes, version).outcome === 'refused' ? 'agrees' : 'accepts';
    expect(how).toBe(listed.get(id) ?? 'agrees');
  });

  test('the list names no vector that does not exist, and none twice', () => {
    const known = new Set([...goodVectors, ...badVectors].map(({ id }) => id));
    expect([...listed.keys()].filter((id) => !known.has(id))).toEqual([]);
    expect(differences.flatMap(({ vectors }) => vectors).length).toBe(listed.size);
    expect(differences.every(({ reason }) => reason.length > 0)).toBe(true);
  });
});

describe.for(versions)('random packets of MQTT %s', (version) => {
  test.for(packetTypesOf(version))('%s: our bytes, read by mqtt-packet', (type) => {
    check(type, version, 'parser', (packet) => {
      const theirs = parseWithMqttPacket(encodePacket(packet, version), version);
      if (theirs.outcome === 'refused') throw new Error(theirs.why);
      expect(comparable(theirs.packet)).toEqual(comparable(packet));
    });
  });

  test.for(packetTypesOf(version))('%s: bytes of mqtt-packet, read by us', (type) => {
    check(type, version, 'generator', (packet) => {
      const [ours] = decodeStream([generateWithMqttPacket(packet, version)], version);
      if (ours === undefined || ours.type === 'violation') throw new Error(JSON.stringify(ours));
      expect(comparable(ours)).toEqual(comparable(packet));
    });
  });
});

describe('legal packets that mqtt-packet cannot carry', () => {
  test.for(legalDifferences)('$side: $reason', ({ side, version, example, applies }) => {
    expect(applies(example, version)).toBe(true);
    expect(survives(side, example, version)).toBe(false);
  });
});

function check(
  type: Packet['type'],
  version: Version,
  side: 'parser' | 'generator',
  property: (packet: Packet) => void,
): void {
  const known = legalDifferences.filter((difference) => difference.side === side);
  const packets = packetsOfType(type, version).filter(
    (packet) => !known.some(({ applies }) => applies(packet, version)),
  );
  fc.assert(fc.property(packets, property), { numRuns: runsPerType });
}

function survives(side: 'parser' | 'generator', packet: Packet, version: Version): boolean {
  if (side === 'parser') {
    const theirs = parseWithMqttPacket(encodePacket(packet, version), version);
    return theirs.outcome === 'packet' && isSame(theirs.packet, packet);
  }
  try {
    const [ours] = decodeStream([generateWithMqttPacket(packet, version)], version);
    return ours !== undefined && ours.type !== 'violation' && isSame(ours, packet);
  } catch {
    return false;
  }
}

function isSame(theirs: Packet, ours: Packet): boolean {
  return isDeepStrictEqual(comparable(theirs), comparable(ours));
}

/** mqtt-packet holds User Properties as an object, so that only the order of values under one name can be compared. */
function comparable(packet: Packet): unknown {
  return sortPairs(normalize(packet));
}

function sortPairs(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(sortPairs);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'userProperty' ? [...inner].sort(([a], [b]) => (a < b ? -1 : Number(a > b))) : sortPairs(inner),
    ]),
  );
}
