import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../reference/codec/hex.ts';
import { violation } from '../../reference/codec/violation.ts';
import type { Trace } from '../trace.ts';
import { createCapture } from './pcap.ts';
import { packetEvent, sampleScenario } from './sample-result.ts';

interface Seen {
  readonly atMicroseconds: number;
  readonly source: string;
  readonly flags: number;
  readonly sequence: number;
  readonly payload: string;
  readonly comment: string;
}

/** Reads the packet blocks of a capture. */
function packetsIn(bytes: Uint8Array): Seen[] {
  const seen: Seen[] = [];
  for (let at = 0; at < bytes.length; ) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at);
    const size = view.getUint32(4, true);
    expect(size % 4).toBe(0);
    expect(view.getUint32(size - 4, true)).toBe(size);
    expect(view.getUint32(0, true)).toBe(6);
    const length = view.getUint32(20, true);
    const ip = bytes.subarray(at + 28, at + 28 + length);
    const tcp = new DataView(ip.buffer, ip.byteOffset + 20);
    const optionsAt = 28 + Math.ceil(length / 4) * 4;
    const commentBytes = optionsAt < size - 4 ? view.getUint16(optionsAt + 2, true) : 0;
    seen.push({
      atMicroseconds: view.getUint32(12, true) * 2 ** 32 + view.getUint32(16, true),
      source: `${ip.subarray(12, 16).join('.')}:${tcp.getUint16(0)}`,
      flags: tcp.getUint8(13),
      sequence: tcp.getUint32(4),
      payload: toHex(ip.subarray(20 + (tcp.getUint8(12) >> 4) * 4)),
      comment: new TextDecoder().decode(bytes.subarray(at + optionsAt + 4, at + optionsAt + 4 + commentBytes)),
    });
    at += size;
  }
  return seen;
}

const opened = { kind: 'opened', atMs: 0, client: 'a', version: '3.1.1', transport: 'ws' } as const;
const captured = (trace: Trace) => packetsIn(createCapture(1_000_000).add(sampleScenario({ trace })));

test('a connection is shaken hands on, carries its packets and is ended by the side that ended it', () => {
  const seen = captured([
    opened,
    packetEvent(1.5, 'out', { type: 'pingreq' }, 'c0 00'),
    packetEvent(2, 'in', { type: 'pingresp' }, 'd0 00'),
    { kind: 'closed', atMs: 3, client: 'a', how: 'end', detail: '' },
  ]);
  const [client, broker] = ['10.0.0.1:49152', '192.0.2.1:1883'];
  expect(seen.map(({ source, flags, sequence, payload }) => [source, flags, sequence, payload])).toEqual([
    [client, 0x02, 0, ''],
    [broker, 0x12, 0, ''],
    [client, 0x10, 1, ''],
    [client, 0x18, 1, 'c0 00'],
    [broker, 0x18, 1, 'd0 00'],
    [broker, 0x11, 3, ''],
    [client, 0x11, 3, ''],
    [broker, 0x10, 4, ''],
  ]);
  expect(seen[0]?.comment).toContain('keep-alive/pingreq-answered (3.1.1) over ws, client a');
  expect(seen[3]?.atMicroseconds).toBe(1_000_001_500);
});

test.each([
  ['reset', '192.0.2.1:1883', 0x14],
  ['cut-by-us', '10.0.0.1:49152', 0x14],
  ['ended-by-us', '10.0.0.1:49152', 0x11],
] as const)('%s is told from the side and by the flags', (how, source, flags) => {
  expect(captured([opened, { kind: 'closed', atMs: 3, client: 'a', how, detail: '' }])[3]).toMatchObject({
    source,
    flags,
  });
});

test('a packet sent in pieces is on the wire once', () => {
  const piece = violation('malformed-packet', 1, null, 'a whole packet', '1 bytes of one');
  const seen = captured([
    opened,
    packetEvent(1, 'out', piece, '30'),
    packetEvent(1, 'out', piece, '02'),
    packetEvent(1, 'out', { type: 'pingreq' }, '30 02 00 00'),
    packetEvent(1, 'out', { type: 'pingreq' }, 'c0 00'),
  ]);
  expect(seen.slice(3).map(({ payload }) => payload)).toEqual(['30', '02', '00 00', 'c0 00']);
  expect(seen[3]?.comment).toContain('expected a whole packet');
});

test('large packets are cut into segments that fit an IP packet', () => {
  const bytes = fromHex('aa '.repeat(140_000));
  const { add } = createCapture(0);
  const event = { ...packetEvent(0, 'in', { type: 'pingresp' }, ''), bytes };
  const sizes = packetsIn(add(sampleScenario({ trace: [opened, event] }))).map(({ payload }) => payload.length);
  expect(sizes.slice(3).map((size) => (size + 1) / 3)).toEqual([65_495, 65_495, 9010]);
});

test('each scenario has an address of its own and comes after the one before', () => {
  const capture = createCapture(0);
  const trace: Trace = [opened, { kind: 'closed', atMs: 500, client: 'a', how: 'end', detail: '' }];
  capture.add(sampleScenario({ trace }));
  expect(capture.add(sampleScenario({ trace: [] }))).toHaveLength(0);
  expect(packetsIn(capture.add(sampleScenario({ trace })))[0]).toMatchObject({
    source: '10.0.0.2:49152',
    atMicroseconds: 1_500_000,
  });
});
