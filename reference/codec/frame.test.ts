import { describe, expect, it } from 'vitest';
import { createFrameDecoder, type Frame, type FrameDecoder, frameBytes, frameOf } from './frame.ts';
import { fromHex, toHex } from './hex.ts';

const generous = { maxPacketBytes: 268_435_460 };
const publish = fromHex('30 05 00 01 61 68 69');
const pingreq = fromHex('c0 00');

function drain(decoder: FrameDecoder): Frame[] {
  const frames: Frame[] = [];
  for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
    if ('type' in frame) throw new Error(frame.found);
    frames.push(frame);
  }
  return frames;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

describe('createFrameDecoder', () => {
  it('gives whole packets of one chunk as views of it', () => {
    const chunk = joined(publish, pingreq, publish);
    const decoder = createFrameDecoder(generous);
    decoder.push(chunk);
    const frames = drain(decoder);
    expect(frames).toHaveLength(3);
    for (const frame of frames) expect(frame.bytes).toBe(chunk);
    expect(frames.map(({ start, bodyStart, end }) => [start, bodyStart, end])).toEqual([
      [0, 2, 7],
      [7, 9, 9],
      [9, 11, 16],
    ]);
  });

  it('joins packets that are split at any byte, in any number of chunks', () => {
    const long = joined(fromHex('30 c9 01'), new Uint8Array(201).fill(0x61));
    const stream = joined(pingreq, publish, long, pingreq);
    for (let first = 0; first <= stream.length; first += 1) {
      const decoder = createFrameDecoder(generous);
      decoder.push(stream.subarray(0, first));
      const frames = drain(decoder);
      expect(decoder.pendingBytes + frames.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(first);
      decoder.push(stream.subarray(first));
      frames.push(...drain(decoder));
      expect(frames.map((frame) => toHex(frameBytes(frame)))).toEqual([pingreq, publish, long, pingreq].map(toHex));
      expect(decoder.pendingBytes).toBe(0);
    }
  });

  it('takes a large packet byte by byte in linear time', () => {
    const size = 1 << 20;
    const packet = joined(fromHex('30 fc ff 3f'), new Uint8Array(size - 4).fill(7));
    const decoder = createFrameDecoder(generous);
    for (let at = 0; at < size - 1; at += 1) {
      decoder.push(packet.subarray(at, at + 1));
      if (decoder.next() !== undefined) throw new Error(`a frame after ${at + 1} bytes`);
    }
    decoder.push(packet.subarray(size - 1));
    const [frame] = drain(decoder);
    expect(frame).toMatchObject({ start: 0, bodyStart: 4, end: size });
    expect(frame?.bytes[size - 1]).toBe(7);
  });

  it('queues chunks that are pushed before the first is read', () => {
    const decoder = createFrameDecoder(generous);
    for (const byte of joined(publish, pingreq)) decoder.push(Uint8Array.of(byte));
    expect(decoder.pendingBytes).toBe(9);
    expect(drain(decoder)).toHaveLength(2);
  });

  it('does not take the memory that a peer merely announces', () => {
    const decoder = createFrameDecoder(generous);
    decoder.push(fromHex('30 ff ff ff 7f'));
    const before = process.memoryUsage().arrayBuffers;
    expect(decoder.next()).toBeUndefined();
    decoder.push(new Uint8Array(100));
    expect(decoder.next()).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
    expect(decoder.pendingBytes).toBe(105);
  });

  it('lets a packet of the limit pass and refuses one beyond, before its bytes have come', () => {
    for (const split of [1, 2, 7]) {
      const atBound = createFrameDecoder({ maxPacketBytes: 7 });
      atBound.push(publish.subarray(0, split));
      const frames = drain(atBound);
      atBound.push(publish.subarray(split));
      expect([...frames, ...drain(atBound)]).toHaveLength(1);
    }
    const beyond = createFrameDecoder({ maxPacketBytes: 7 });
    beyond.push(fromHex('30'));
    expect(beyond.next()).toBeUndefined();
    beyond.push(fromHex('06'));
    const found = beyond.next();
    expect(found).toMatchObject({ type: 'violation', kind: 'packet-too-large', offset: 1, found: '8 bytes' });
    beyond.push(pingreq);
    expect(beyond.next()).toBe(found);
  });

  it('gives the packets before the violation first', () => {
    const decoder = createFrameDecoder({ maxPacketBytes: 6 });
    decoder.push(joined(pingreq, publish));
    expect(decoder.next()).toMatchObject({ end: 2 });
    expect(decoder.next()).toMatchObject({ kind: 'packet-too-large' });
  });

  it('refuses a Remaining Length with a fifth byte as soon as the fourth promises one', () => {
    for (const split of [1, 4, 5]) {
      const header = fromHex('30 ff ff ff ff');
      const decoder = createFrameDecoder(generous);
      decoder.push(header.subarray(0, split));
      const early = decoder.next();
      decoder.push(header.subarray(split));
      expect(early ?? decoder.next()).toMatchObject({ kind: 'malformed-packet', offset: 1, statement: null });
    }
  });

  it('reads Remaining Lengths at the bounds of each size', () => {
    const bounds: [string, number, number][] = [
      ['00', 0, 2],
      ['7f', 127, 2],
      ['80 01', 128, 3],
      ['ff 7f', 16_383, 3],
      ['80 80 01', 16_384, 4],
      ['ff ff 7f', 2_097_151, 4],
      ['80 80 80 01', 2_097_152, 5],
      ['80 80 80 00', 0, 5],
    ];
    for (const [length, value, bodyStart] of bounds) {
      const packet = joined(fromHex(`30 ${length}`), new Uint8Array(value));
      const frame = frameOf(packet);
      expect('type' in frame ? frame : [frame.start, frame.bodyStart, frame.end]).toEqual([
        0,
        bodyStart,
        bodyStart + value,
      ]);
    }
  });
});

describe('frameOf', () => {
  it('wants exactly one packet', () => {
    expect(frameOf(publish)).toEqual({ bytes: publish, start: 0, bodyStart: 2, end: 7 });
    expect(frameOf(joined(publish, pingreq))).toMatchObject({ kind: 'malformed-packet', offset: 7 });
    expect(frameOf(publish.subarray(0, 6))).toMatchObject({ kind: 'malformed-packet', offset: 6 });
    expect(frameOf(fromHex('30 80'))).toMatchObject({ kind: 'malformed-packet', offset: 2 });
    expect(frameOf(new Uint8Array(0))).toMatchObject({ kind: 'malformed-packet', offset: 0 });
    expect(frameOf(fromHex('30 ff ff ff ff 01'))).toMatchObject({ kind: 'malformed-packet', offset: 1 });
  });
});
