/** A packet in one line for people: its name and the fields that matter. */

import { toHex } from '../../reference/codec/hex.ts';
import type { Packet, PacketType, Publish, Subscription, Will } from '../../reference/codec/packet.ts';
import type { Properties } from '../../reference/codec/properties.ts';
import { connectReturnCodes, subscribeReturnCodes } from '../../reference/codec/v3/reason-codes.ts';
import type { Version } from '../../reference/codec/version.ts';
import { describeViolation, type Violation } from '../../reference/codec/violation.ts';
import { hexByte, reasonCodeName } from '../reason-code.ts';
import { clip, count, isPrintable, printable, quote } from './printable.ts';

const shownPayloadCharacters = 32;
const shownListEntries = 6;
const shownProperties = 8;
const shownViolationCharacters = 300;

/** The packets with one code. */
type Coded = Extract<Packet, { readonly reasonCode: number }>;

/**
 * Such as `PUBLISH id=3 qos=1 retain topic="a/b" payload="hello"`; bytes that are no packet say what is wrong. `resolved`
 * is the same PUBLISH with the Topic Name that its Topic Alias stands for.
 */
export function packetSummary(packet: Packet | Violation, version: Version, resolved?: Publish): string {
  if (packet.type === 'violation') return printable(clip(describeViolation(packet), shownViolationCharacters));
  const properties = 'properties' in packet ? propertiesSummary(packet.properties) : [];
  const meaning = resolved === undefined ? '' : `(= ${quote(resolved.topic)})`;
  return [packet.type.toUpperCase(), ...fieldsOf(packet, version), ...properties, meaning]
    .filter((part) => part !== '')
    .join(' ');
}

function fieldsOf(packet: Packet, version: Version): string[] {
  switch (packet.type) {
    case 'connect':
      return [
        packet.version,
        `clientId=${quote(packet.clientId)}`,
        `${packet.version === '5.0' ? 'cleanStart' : 'cleanSession'}=${packet.cleanStart ? 1 : 0}`,
        `keepAlive=${packet.keepAlive}`,
        packet.will === undefined ? '' : willSummary(packet.will),
        packet.userName === undefined ? '' : `userName=${quote(packet.userName)}`,
        packet.password === undefined ? '' : `password=(${count(packet.password.length, 'byte')})`,
      ];
    case 'connack':
      return [`sessionPresent=${packet.sessionPresent ? 1 : 0}`, code(packet, version)];
    case 'publish':
      return [
        identifier(packet.packetIdentifier),
        `qos=${packet.qos}`,
        packet.dup ? 'dup' : '',
        packet.retain ? 'retain' : '',
        `topic=${quote(packet.topic)}`,
        `payload=${content(packet.payload)}`,
      ];
    case 'puback':
    case 'pubrec':
    case 'pubrel':
    case 'pubcomp':
      return [
        identifier(packet.packetIdentifier),
        packet.type === 'pubrel' && packet.dup === true ? 'dup' : '',
        version === '5.0' ? code(packet, version) : '',
      ];
    case 'subscribe':
      return [identifier(packet.packetIdentifier), list(packet.subscriptions.map(subscriptionSummary))];
    case 'unsubscribe':
      return [identifier(packet.packetIdentifier), list(packet.topicFilters.map((filter) => quote(filter)))];
    case 'suback':
    case 'unsuback':
      return [
        identifier(packet.packetIdentifier),
        list(packet.reasonCodes.map((value) => named(value, hexByte(value), packet.type, version))),
      ];
    case 'disconnect':
    case 'auth':
      return [version === '5.0' ? code(packet, version) : ''];
    case 'pingreq':
    case 'pingresp':
      return [];
    default: {
      const never: never = packet;
      return never;
    }
  }
}

/** Payload or password bytes: as text when they are readable UTF-8, else as hex; clipped, with the size when it was. */
function content(bytes: Uint8Array): string {
  const text = readableText(bytes);
  if (text !== null && text.length <= shownPayloadCharacters) return `"${text}"`;
  const start =
    text === null
      ? `${toHex(bytes.subarray(0, 8))}${bytes.length > 8 ? ' …' : ''}`
      : `"${clip(text, shownPayloadCharacters)}"`;
  return `${start} (${count(bytes.length, 'byte')})`;
}

/** The text that the bytes are in UTF-8, or null when they are none or not printable on one line. */
export function readableText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return isPrintable(text) ? text : null;
  } catch {
    return null;
  }
}

function willSummary({ topic, payload, qos, retain, properties }: Will): string {
  const parts = [`topic=${quote(topic)}`, `payload=${content(payload)}`, `qos=${qos}`, retain ? 'retain' : ''];
  return `will(${[...parts, ...propertiesSummary(properties)].filter((part) => part !== '').join(' ')})`;
}

function subscriptionSummary(subscription: Subscription): string {
  const { topicFilter, qos, noLocal, retainAsPublished, retainHandling } = subscription;
  const options = [noLocal ? ' noLocal' : '', retainAsPublished ? ' retainAsPublished' : ''];
  if (retainHandling) options.push(` retainHandling=${retainHandling}`);
  return `${quote(topicFilter)} qos ${qos}${options.join('')}`;
}

/** Each as `name=value`, the first few: the JSON report has all. */
function propertiesSummary(properties: Properties | undefined): string[] {
  const present = Object.entries(properties ?? {}).filter(([, value]) => value !== undefined);
  const rest = present.length - shownProperties;
  const shown = present.slice(0, shownProperties).map(([name, value]) => `${name}=${propertyValue(value)}`);
  return rest > 0 ? [...shown, `… ${count(rest, 'property', 'properties')} more`] : shown;
}

function propertyValue(value: Properties[keyof Properties]): string {
  if (typeof value === 'string') return quote(value);
  if (value instanceof Uint8Array) return content(value);
  if (typeof value !== 'object') return String(value);
  return list(
    value.map((entry) => (typeof entry === 'number' ? String(entry) : `${quote(entry[0])}:${quote(entry[1])}`)),
  );
}

function list(entries: readonly string[]): string {
  const rest = entries.length - shownListEntries;
  return `[${entries.slice(0, shownListEntries).join(', ')}${rest > 0 ? `, … ${rest} more` : ''}]`;
}

const identifier = (packetIdentifier: number | undefined): string =>
  packetIdentifier === undefined ? '' : `id=${packetIdentifier}`;

function code({ type, reasonCode }: Coded, version: Version): string {
  return version === '5.0'
    ? `reasonCode=${named(reasonCode, hexByte(reasonCode), type, version)}`
    : `returnCode=${named(reasonCode, String(reasonCode), type, version)}`;
}

/** The code with its name in the standard, where it is one that needs explaining. */
function named(value: number, written: string, type: PacketType, version: Version): string {
  if (value === 0 || (type === 'suback' && value <= 2)) return written;
  const name = version === '5.0' ? reasonCodeName(value, type) : returnCodeName(value, type);
  return name === undefined ? written : `${written} (${name})`;
}

function returnCodeName(value: number, type: PacketType): string | undefined {
  const table = type === 'suback' ? subscribeReturnCodes : connectReturnCodes;
  return table.find((known) => known.value === value)?.name;
}
