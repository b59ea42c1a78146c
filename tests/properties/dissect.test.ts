/** Dissections: their leaves tile the packet, and they agree with the decoder about what is wrong. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePacket } from '../../reference/codec/decode.ts';
import { type Dissection, dissect } from '../../reference/codec/dissect.ts';
import { encodePacket } from '../../reference/codec/encode.ts';
import { frameOf } from '../../reference/codec/frame.ts';
import { versions } from '../../reference/codec/version.ts';
import { packetsOfType, packetTypesOf } from './arbitraries.ts';
import { leavesOf } from './leaves.ts';
import { badVectors, goodVectors, named } from './load-vectors.ts';

const runsPerType = 200;

describe.for(versions)('random packets of MQTT %s', (version) => {
  test.for(packetTypesOf(version))('%s: every byte has its field', (type) => {
    fc.assert(
      fc.property(packetsOfType(type, version), fc.uint8Array({ maxLength: 5 }), (packet, following) => {
        const bytes = encodePacket(packet, version);
        const dissection = dissect(Buffer.concat([bytes, following]), version);
        expect(dissection).toMatchObject({ type, length: bytes.length, violation: undefined });
        expectTiled(dissection);
        expect(namesOf(dissection)).not.toContain('Not read');
      }),
      { numRuns: runsPerType },
    );
  });
});

describe('wire vectors', () => {
  test.for(named(goodVectors))('%s', ([, { version, bytes }]) => {
    const dissection = dissect(bytes, version);
    expect(dissection).toMatchObject({ length: bytes.length, violation: undefined });
    expectTiled(dissection);
    expect(namesOf(dissection)).not.toContain('Not read');
  });

  test.for(named(badVectors))('%s', ([, { version, bytes, violation }]) => {
    const dissection = dissect(bytes, version);
    expect(dissection.violation).toMatchObject(violation);
    expectTiled(dissection);
  });

  test('the beginnings of packets', () => {
    for (const { version, bytes } of goodVectors.filter(({ bytes: { length } }) => length < 100)) {
      for (let end = 0; end < bytes.length; end += 1) {
        const dissection = dissect(bytes.subarray(0, end), version);
        expect(dissection.violation).toMatchObject({ offset: end });
        expectTiled(dissection);
      }
    }
  });
});

test('any bytes: the decoder finds the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...versions), (bytes, version) => {
      const dissection = dissect(bytes, version);
      expectTiled(dissection);
      const frame = frameOf(bytes.subarray(0, dissection.length));
      const result = 'type' in frame ? frame : decodePacket(frame, version);
      expect(dissection.violation).toEqual(result.type === 'violation' ? result : undefined);
    }),
    { numRuns: 5000 },
  );
});

function expectTiled({ fields, length }: Dissection): void {
  const leaves = fields.flatMap(leavesOf);
  const ends = leaves.map(({ offset, length: size }) => offset + size);
  expect(leaves.map(({ offset }) => offset)).toEqual([0, ...ends].slice(0, leaves.length));
  expect(ends.at(-1) ?? 0).toBe(length);
}

function namesOf({ fields }: Dissection): string[] {
  return fields.flatMap(leavesOf).map(({ name }) => name);
}
