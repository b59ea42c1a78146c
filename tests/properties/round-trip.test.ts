/** Random packets of every type survive encoding and decoding, in one piece and in many. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePacket } from '../../reference/codec/encode.ts';
import { toHex } from '../../reference/codec/hex.ts';
import { type Version, versions } from '../../reference/codec/version.ts';
import { packets, packetsOfType, packetTypesOf } from './arbitraries.ts';
import { decodeStream } from './decode-stream.ts';
import { normalize } from './normalize.ts';

const runsPerType = 400;
const runsOfStreams = 300;

describe.for(versions)('MQTT %s', (version) => {
  test.for(packetTypesOf(version))('%s: encode, decode, encode', (type) => {
    fc.assert(
      fc.property(packetsOfType(type, version), (packet) => {
        const bytes = encodePacket(packet, version);
        const [decoded, ...more] = decodeStream([bytes], version);
        expect(more).toEqual([]);
        if (decoded === undefined || decoded.type === 'violation') throw new Error(JSON.stringify(decoded));
        expect(normalize(decoded)).toEqual(normalize(packet));
        expect(toHex(encodePacket(decoded, version))).toBe(toHex(bytes));
      }),
      { numRuns: runsPerType },
    );
  });

  test('a stream of packets, cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(packets(version), { minLength: 1, maxLength: 6 }),
        fc.array(fc.double({ min: 0, max: 1 })),
        (sent, at) => {
          const whole = Buffer.concat(sent.map((packet) => encodePacket(packet, version)));
          const found = decodeStream(cut(whole, at), version);
          expect(found.map((result) => (result.type === 'violation' ? result : normalize(result)))).toEqual(
            sent.map(normalize),
          );
        },
      ),
      { numRuns: runsOfStreams },
    );
  });
});

function cut(bytes: Uint8Array, fractions: readonly number[]): Uint8Array[] {
  const ends = fractions
    .map((fraction) => Math.floor((Number.isNaN(fraction) ? 0 : fraction) * bytes.length))
    .sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

/** Kept so that a version without vectors of a type shows up here and not in silence. */
test('every version has its packet types', () => {
  const counts = Object.fromEntries(versions.map((version: Version) => [version, packetTypesOf(version).length]));
  expect(counts).toEqual({ '3.1': 14, '3.1.1': 14, '5.0': 15 });
});
