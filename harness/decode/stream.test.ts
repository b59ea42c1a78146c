import { describe, expect, it, test } from 'vitest';
import { fromHex } from '../../reference/codec/hex.ts';
import { paletteFor } from '../report/palette.ts';
import { streamLines } from './lines.ts';
import { decodeStream } from './stream.ts';

const connect311 = '10 0e 00 04 4d 51 54 54 04 02 00 3c 00 02 63 31';
const connect50 = '10 0f 00 04 4d 51 54 54 05 02 00 3c 00 00 02 63 31';
const hello311 = '30 0a 00 03 74 2f 78 68 65 6c 6c 6f';
const hello50 = '30 0b 00 03 74 2f 78 00 68 65 6c 6c 6f';

const layout = { palette: paletteFor(false) };
const linesOf = (hex: string): string[] => streamLines(decodeStream(fromHex(hex), null), layout);

describe('the version', () => {
  const told = (hex: string, version: '3.1.1' | '5.0' | null = null) => {
    const { basis, packets } = decodeStream(fromHex(hex), version);
    return [basis, ...packets.map((packet) => packet.version)];
  };

  it('is that of the CONNECT, from there on', () => {
    expect(told(`${connect311} ${hello311}`)).toEqual(['connect', '3.1.1', '3.1.1']);
    expect(told(`${connect50} ${hello50} ${connect311} ${hello311}`)).toEqual([
      'connect',
      '5.0',
      '5.0',
      '3.1.1',
      '3.1.1',
    ]);
    expect(told(`${connect50} ${hello50}`, '3.1.1')).toEqual(['told', '5.0', '5.0']);
  });

  it('is that of a CONNECT that is cut off, as far as it tells', () => {
    expect(told(connect311.slice(0, 30))).toEqual(['connect', '3.1.1']);
  });

  it('is the one that fits where no CONNECT tells', () => {
    expect(told(hello311)).toEqual(['fits', '3.1.1']);
    expect(told('20 03 00 00 00')).toEqual(['fits', '5.0']);
    expect(told('c0 00')).toEqual(['either', '5.0']);
    expect(told(hello50)).toEqual(['either', '5.0']);
    expect(told(hello50, '3.1.1')).toEqual(['told', '3.1.1']);
  });
});

test('the packets of a stream tile it, whatever is wrong with them', () => {
  for (const hex of [`${hello311} 38 00 ff ff ff ff ff 01`, 'ff', '10 80', `${connect50} 00 00 ${hello50}`]) {
    const bytes = fromHex(hex);
    const { packets } = decodeStream(bytes, null);
    let offset = 0;
    for (const packet of packets) {
      expect(packet.offset).toBe(offset);
      offset += packet.bytes.length;
    }
    expect(offset).toBe(bytes.length);
  }
});

test('each byte is in the table once, with its bits', () => {
  const lines = linesOf(hello311);
  const shown = lines.flatMap((line) => /^ {2} *\d+ {2}((?:[0-9a-f]{2} ?)+)/.exec(line)?.[1]?.trim() ?? []);
  expect(shown.join(' ')).toBe(hello311);
  expect(lines).toContain('          .... .00.                    QoS  0  (QoS 0: at most once)');
  expect(lines.at(-1)).toMatch(/^1 packet, nothing wrong\. Read as MQTT 3\.1\.1, which fits better than 5\.0/);
});

test('a mistake has a caret under its byte, the field marked, and the statement', () => {
  const lines = linesOf(`${hello311.replace('30', '30')} ${connect311.replace('04 02', '04 03')}`);
  const caret = lines.findIndex((line) => line.trim() === '^^');
  expect(lines[caret - 1]?.slice(lines[caret]?.indexOf('^')).slice(0, 2)).toBe('03');
  expect(lines.filter((line) => line.startsWith('▸')).map((line) => line.trim())).toEqual([
    expect.stringMatching(/^▸ {5}21 {2}03 +Connect Flags {2}3$/),
  ]);
  expect(lines.join('\n')).toContain('MQTT-3.1.2-3 of MQTT 3.1.1 (MUST, section 3.1.2.3, Connect Flags)');
  expect(lines.join('\n')).toContain('at byte 21');
});

test('what is missing has its caret behind the last byte', () => {
  const lines = linesOf(hello311.slice(0, 20));
  const caret = lines.findIndex((line) => line.trim() === '^^');
  expect(lines[caret]?.indexOf('^')).toBe((lines[caret - 1]?.length ?? 0) + 1);
  expect(lines.join('\n')).toContain('at the end, byte 7');
});

test('a long field is cut, a deep mistake shown all the same', () => {
  const payload = '61 '.repeat(200);
  expect(linesOf(`30 cd 01 00 03 74 2f 78 ${payload}`).join('\n')).toContain('… 72 bytes more');
  // Ill-formed UTF-8 deep in a topic.
  const lines = linesOf(`30 cc 01 00 c8 ${'61 '.repeat(199)}ff 00 00`);
  const caret = lines.findIndex((line) => line.trim() === '^^');
  expect(lines[caret - 1]?.slice(lines[caret]?.indexOf('^')).slice(0, 2)).toBe('ff');
});
