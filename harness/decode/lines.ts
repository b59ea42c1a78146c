/** Decoded packets as text: a table of their bytes, and what is wrong with them under a caret at the byte. */

import { type BitField, type Field, toHex, type Version, type Violation } from '../../reference/codec/index.ts';
import { findStatement } from '../../reference/statements/index.ts';
import { sectionTitle, sectionUrl } from '../../reference/statements/sections.ts';
import { packetGlossary } from '../report/packet-glossary.ts';
import type { Palette } from '../report/palette.ts';
import { count, printable } from '../report/printable.ts';
import type { DecodedPacket, DecodedStream } from './stream.ts';

/** Bytes in one line of the table. */
const lineBytes = 8;
/** Of a longer field the bytes behind these are only counted. */
const shownBytes = 128;
/** Bytes shown before and behind the one at fault. */
const around = 8;

const offsetWidth = 6;
const hexWidth = 3 * lineBytes - 1;
const margin = '  ';

/** How it is laid out. */
export interface Layout {
  readonly palette: Palette;
}

/** All packets, and at the end what they come to. */
export function streamLines(stream: DecodedStream, layout: Layout): string[] {
  const { packets } = stream;
  const wrong = packets.filter(({ dissection }) => dissection.violation !== undefined).length;
  const found = wrong === 0 ? 'nothing wrong' : `${wrong} of them wrong`;
  return [
    ...packets.flatMap((packet, index) => [...packetLines(packet, index + 1, layout), '']),
    `${count(packets.length, 'packet')}, ${found}. ${basisOf(stream)}`,
  ];
}

function basisOf({ basis, packets }: DecodedStream): string {
  const version = packets[0]?.version ?? '5.0';
  switch (basis) {
    case 'connect':
      return `CONNECT says that this is MQTT ${version}.`;
    case 'told':
      return `Read as MQTT ${version}, as told.`;
    case 'fits':
      return `Read as MQTT ${version}, which fits better than ${version === '5.0' ? '3.1.1' : '5.0'}: no CONNECT tells. Not so? Say --mqtt.`;
    case 'either':
      return `Read as MQTT ${version}; 3.1.1 fits as well, and no CONNECT tells. Not so? Say --mqtt.`;
    default:
      return basis satisfies never;
  }
}

function packetLines(packet: DecodedPacket, number: number, layout: Layout): string[] {
  const { palette } = layout;
  const { dissection, version, offset, bytes } = packet;
  const name = dissection.type?.toUpperCase() ?? 'no packet';
  const place = offset === 0 ? '' : ` from byte ${offset}`;
  const title = palette.bold(`${number}. ${name}`);
  const about = palette.dim(`MQTT ${version}, ${count(bytes.length, 'byte')}${place}`);
  return [
    `${title}  ${about}`,
    ...(dissection.type === null ? [] : [palette.dim(`   ${packetGlossary[dissection.type]}`)]),
    ...dissection.fields.flatMap((field) => fieldLines(field, 0, packet, layout)),
    ...(dissection.violation === undefined ? [] : violationLines(dissection.violation, packet, layout)),
  ];
}

function fieldLines(field: Field, depth: number, packet: DecodedPacket, layout: Layout): string[] {
  const { palette } = layout;
  const name = '  '.repeat(depth) + field.name;
  if (field.children.length > 0) {
    const told = told3(depth === 0 ? palette.bold(name) : name, field.value, field.meaning, layout);
    return [
      `${margin}${' '.repeat(offsetWidth + 2 + hexWidth + 2)}${told}`,
      ...field.children.flatMap((child) => fieldLines(child, depth + 1, packet, layout)),
    ];
  }
  const isAtFault = faultIsIn(field, packet.dissection.violation);
  const [first = '', ...others] = hexLines(packet.bytes.subarray(field.offset, field.offset + field.length));
  const mark = isAtFault ? palette.red('▸ ') : margin;
  const hex = isAtFault ? palette.red(first.padEnd(hexWidth)) : palette.cyan(first.padEnd(hexWidth));
  const offset = palette.dim(String(packet.offset + field.offset).padStart(offsetWidth));
  // The bytes say it already.
  const value =
    field.value === toHex(packet.bytes.subarray(field.offset, field.offset + field.length)) ? null : field.value;
  return [
    `${mark}${offset}  ${hex}  ${told3(name, value, field.meaning, layout)}`,
    ...others.map((line) => `${margin}${' '.repeat(offsetWidth)}  ${palette.cyan(line)}`),
    ...field.bits.map((bits) => bitLine(bits, depth + 1, layout)),
  ];
}

/** Name, value and meaning. */
function told3(name: string, value: Field['value'], meaning: string, { palette }: Layout): string {
  const shown =
    typeof value === 'string'
      ? palette.green(JSON.stringify(value))
      : value === null
        ? ''
        : palette.green(String(value));
  return [name, shown, meaning === '' ? '' : palette.dim(`(${meaning})`)].filter((part) => part !== '').join('  ');
}

/** The bits in their places, as Wireshark shows them: `.... 001.`. */
function bitLine({ high, low, value, name, meaning }: BitField, depth: number, { palette }: Layout): string {
  const digits = Array.from({ length: 8 }, (_, index) => {
    const bit = 7 - index;
    return bit > high || bit < low ? '.' : String((value >> (bit - low)) & 1);
  }).join('');
  const picture = `${digits.slice(0, 4)} ${digits.slice(4)}`.padEnd(hexWidth);
  const about = meaning === '' ? '' : `  ${palette.dim(`(${meaning})`)}`;
  return `${margin}${' '.repeat(offsetWidth)}  ${palette.cyan(picture)}  ${'  '.repeat(depth)}${name}  ${palette.green(String(value))}${about}`;
}

function hexLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, shownBytes); at += lineBytes)
    lines.push(toHex(bytes.subarray(at, Math.min(at + lineBytes, shownBytes))));
  const rest = bytes.length - shownBytes;
  return rest > 0 ? [...lines, `… ${count(rest, 'byte')} more`] : lines;
}

function faultIsIn({ offset, length }: Field, violation: Violation | undefined): boolean {
  return violation !== undefined && violation.offset >= offset && violation.offset < offset + length;
}

function violationLines(violation: Violation, packet: DecodedPacket, { palette }: Layout): string[] {
  const { kind, offset, expected, found } = violation;
  const from = Math.max(0, offset - around);
  const shown = packet.bytes.subarray(from, offset + around);
  const before = from > 0 ? '… ' : '';
  const behind = from + shown.length < packet.bytes.length ? ' …' : '';
  const caret = ' '.repeat(before.length + 3 * (offset - from));
  const isMissing = offset >= packet.bytes.length;
  const place = isMissing ? `at the end, byte ${packet.offset + offset}` : `at byte ${packet.offset + offset}`;
  const labelled = (label: string, text: string): string => `      ${palette.dim(label.padEnd(9))} ${text}`;
  return [
    `  ${palette.red(palette.bold(`✗ ${kindNames[kind]}`))} ${palette.red(place)}`,
    `      ${before}${toHex(shown)}${behind}`,
    `      ${caret}${palette.red('^^')}`,
    labelled('expected', palette.green(printable(expected))),
    labelled('found', palette.red(printable(found))),
    ...statementLines(violation, packet.version).map(([label, text]) => labelled(label, text)),
  ];
}

const kindNames: Readonly<Record<Violation['kind'], string>> = {
  'malformed-packet': 'malformed packet',
  'protocol-error': 'protocol error',
  'unknown-protocol-name': 'unknown protocol name',
  'unsupported-protocol-level': 'unsupported protocol level',
  'packet-too-large': 'packet too large',
};

function statementLines({ statement }: Violation, version: Version): readonly (readonly [string, string])[] {
  if (statement === null || version === '3.1') return [];
  const known = findStatement(version, statement);
  if (known === undefined) return [];
  const { section, level, gist } = known;
  const title = sectionTitle(version, section);
  return [
    [
      'breaks',
      `${statement} of MQTT ${version} (${level}, section ${section}${title === undefined ? '' : `, ${title}`})`,
    ],
    ['', gist],
    ['', sectionUrl(version, section)],
  ];
}
