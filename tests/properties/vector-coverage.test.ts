/** The wire vectors leave nothing out: every packet type, every property wherever it may stand, every code of every packet. */

import { describe, expect, test } from 'vitest';
import { type Packet, packetTypes } from '../../reference/codec/packet.ts';
import { propertyDefinitions } from '../../reference/codec/v5/property-definitions.ts';
import { reasonCodes } from '../../reference/codec/v5/reason-codes.ts';
import { versions } from '../../reference/codec/version.ts';
import { badVectors, goodVectors } from './load-vectors.ts';

const good50 = goodVectors.filter(({ version }) => version === '5.0').map(({ packet }) => packet);

describe.for(versions)('MQTT %s', (version) => {
  const types = packetTypes.filter((type) => type !== null && (type !== 'auth' || version === '5.0'));

  test('a good vector of every packet type', () => {
    const found = new Set(goodVectors.flatMap((vector) => (vector.version === version ? [vector.packet.type] : [])));
    expect(types.filter((type) => type !== null && !found.has(type))).toEqual([]);
  });

  test('a bad vector of every packet type, and of those that do not exist', () => {
    const found = new Set(
      badVectors.flatMap((vector) => (vector.version === version ? [typeNumberOf(vector.bytes)] : [])),
    );
    expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, number) => number));
  });
});

test('every property in every place that may have it', () => {
  const found = new Set(good50.flatMap(propertiesIn));
  const wanted = propertyDefinitions.flatMap(({ name, places }) =>
    Object.keys(places).map((place) => `${place} ${name}`),
  );
  expect(wanted.filter((each) => !found.has(each))).toEqual([]);
});

test('every Reason Code in every packet that may carry it', () => {
  const found = new Set(good50.flatMap(codesIn));
  const wanted = reasonCodes.flatMap(({ value, packets }) => packets.map((packet) => `${packet} ${value}`));
  expect(wanted.filter((each) => !found.has(each))).toEqual([]);
});

function typeNumberOf(bytes: Uint8Array): number {
  return (bytes[0] ?? 0) >>> 4;
}

function propertiesIn(packet: Packet): string[] {
  const own = 'properties' in packet ? Object.keys(packet.properties ?? {}) : [];
  const will = packet.type === 'connect' ? Object.keys(packet.will?.properties ?? {}) : [];
  return [...own.map((name) => `${packet.type} ${name}`), ...will.map((name) => `will ${name}`)];
}

function codesIn(packet: Packet): string[] {
  if ('reasonCode' in packet) return [`${packet.type} ${packet.reasonCode}`];
  return 'reasonCodes' in packet ? packet.reasonCodes.map((code) => `${packet.type} ${code}`) : [];
}
