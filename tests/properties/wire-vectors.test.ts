/** Every wire vector, typed from the standards, against the codec: decoded, encoded back, cut at every byte. */

import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { encodePacket } from '../../reference/codec/encode.ts';
import { createFrameDecoder, frameOf } from '../../reference/codec/frame.ts';
import type { Packet } from '../../reference/codec/packet.ts';
import type { Violation } from '../../reference/codec/violation.ts';
import { decodeStream, splitAt } from './decode-stream.ts';
import { badVectors, goodVectors, headerVectors, named } from './load-vectors.ts';
import { normalize } from './normalize.ts';

/** Long packets are cut at the ends of this many bytes, and in between at as many places. */
const cutsPerRegion = 40;

/** As single bytes, more than this takes too long. */
const longBytes = 100_000;

describe('good vectors', () => {
  test.for(named(goodVectors))('%s', ([, { version, bytes, packet, canonical }]) => {
    expectSame(decodeStream([bytes], version).map(comparable), [normalize(packet)]);

    const encoded = encodePacket(packet, version);
    if (canonical) expectSame(Uint8Array.from(encoded), Uint8Array.from(bytes));
    else expectSame(decodeStream([encoded], version).map(comparable), [normalize(packet)]);
  });

  test('each again, cut in two at every byte', () => {
    for (const { id, version, bytes, packet } of goodVectors) {
      const wanted = [normalize(packet)];
      for (const at of cuts(bytes.length)) {
        const found = decodeStream(splitAt(bytes, at), version).map(comparable);
        expectSame(found, wanted, `${id}, cut at ${at}`);
      }
    }
  });

  test('each again, byte by byte, with a second copy behind it', () => {
    for (const { id, version, bytes, packet } of goodVectors.filter(({ bytes: { length } }) => length < longBytes)) {
      const single = [...bytes, ...bytes].map((byte) => Uint8Array.of(byte));
      const found = decodeStream(single, version).map(comparable);
      expectSame(found, [normalize(packet), normalize(packet)], id);
    }
  });
});

describe('bad vectors', () => {
  test.for(named(badVectors))('%s', ([, { version, bytes, violation }]) => {
    const found = decodeStream([bytes], version);
    expect(found.map(essence)).toEqual([violation]);
    expect(found.every((result) => result.type === 'violation' && result.expected !== '' && result.found !== '')).toBe(
      true,
    );
  });

  test('each again, cut in two at every byte', () => {
    for (const { id, version, bytes, violation } of badVectors) {
      for (const at of cuts(bytes.length)) {
        expect(decodeStream(splitAt(bytes, at), version).map(essence), `${id}, cut at ${at}`).toEqual([violation]);
      }
    }
  });
});

describe('Remaining Length', () => {
  test.for(named(headerVectors))('%s', ([, { bytes, remainingLength }]) => {
    const packetBytes = bytes.length + remainingLength;
    const wide = createFrameDecoder({ maxPacketBytes: packetBytes });
    wide.push(bytes);
    const first = wide.next();
    if (remainingLength === 0) expect(first).toMatchObject({ start: 0, bodyStart: 2, end: 2 });
    else expect(first).toBeUndefined();

    const narrow = createFrameDecoder({ maxPacketBytes: packetBytes - 1 });
    narrow.push(bytes);
    expect(narrow.next()).toMatchObject({ type: 'violation', kind: 'packet-too-large' });

    const whole = frameOf(bytes);
    expect('type' in whole).toBe(remainingLength !== 0);
  });
});

test('there are vectors enough, good and bad', () => {
  expect(goodVectors.length).toBeGreaterThanOrEqual(125);
  expect(badVectors.length).toBeGreaterThanOrEqual(125);
});

/** `toEqual` takes half a minute for two megabytes, so it is asked for the difference only. */
function expectSame(found: unknown, wanted: unknown, what?: string): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found, what).toEqual(wanted);
}

function cuts(length: number): number[] {
  const all = Array.from({ length: length + 1 }, (_, at) => at);
  if (length <= 3 * cutsPerRegion) return all;
  const step = Math.ceil(length / cutsPerRegion);
  return all.filter((at) => at < cutsPerRegion || at > length - cutsPerRegion || at % step === 0);
}

function comparable(result: Packet | Violation): unknown {
  return result.type === 'violation' ? result : normalize(result);
}

function essence(result: Packet | Violation): unknown {
  if (result.type !== 'violation') return result;
  const { kind, offset, statement } = result;
  return { kind, offset, statement };
}
