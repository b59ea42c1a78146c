/** Protocol Name and Protocol Level, with which every CONNECT begins (sections 3.1.2.1 and 3.1.2.2). */

import type { StatementId } from '../statements/index.ts';
import { type Cursor, failAt, hexByte, quote } from './cursor.ts';
import type { Frame } from './frame.ts';
import { readBinaryData, readByte } from './read.ts';
import { protocolOf, type Version, versions } from './version.ts';
import { stringSize, writeByte, writeString } from './write.ts';

const protocolNames = [...new Set(versions.map((version) => protocolOf[version].name))];

/**
 * Reads name and level, and puts the version that they tell into the cursor. A name of another protocol, and a level
 * that does not go with the name, are violations of a kind of their own, since a server may answer them.
 */
export function readProtocol(cursor: Cursor): void {
  const nameAt = cursor.position;
  const nameBytes = readBinaryData(cursor, 'Protocol Name');
  const name = String.fromCharCode(...nameBytes.subarray(0, maxNameBytes));
  if (cursor.violation !== undefined) return;
  if (nameBytes.length > maxNameBytes || !protocolNames.includes(name)) {
    const expected = `Protocol Name ${protocolNames.map(quote).join(' or ')}`;
    failAt(cursor, 'unknown-protocol-name', nameAt, cite(cursor, 'MQTT-3.1.2-1'), expected, quote(name));
    return;
  }
  const levelAt = cursor.position;
  const level = readByte(cursor, 'Protocol Level');
  if (cursor.violation !== undefined) return;
  const version = versions.find((one) => protocolOf[one].name === name && protocolOf[one].level === level);
  if (version !== undefined) {
    cursor.version = version;
    return;
  }
  const expected = `Protocol Level ${levelsOf(name)} with ${quote(name)}`;
  failAt(cursor, 'unsupported-protocol-level', levelAt, cite(cursor, 'MQTT-3.1.2-2'), expected, hexByte(level));
}

/** The version that a CONNECT names, whatever else is wrong with it; null where that cannot be told. */
export function versionNamedBy({ bytes, start, bodyStart, end }: Frame): Version | null {
  const cursor: Cursor = { bytes, version: '3.1.1', start, position: bodyStart, end, violation: undefined };
  readProtocol(cursor);
  return cursor.violation === undefined ? cursor.version : null;
}

/** 3.1.1 and 5.0 share the numbers, and 3.1 has none. */
function cite(cursor: Cursor, statement: 'MQTT-3.1.2-1' | 'MQTT-3.1.2-2'): StatementId | null {
  return cursor.version === '3.1' ? null : statement;
}

/** Longer than any name that is known, and short enough to be shown. */
const maxNameBytes = 32;

function levelsOf(name: string): string {
  return versions
    .filter((version) => protocolOf[version].name === name)
    .map((version) => protocolOf[version].level)
    .join(' or ');
}

/** Bytes that name and level take. */
export function protocolSize(version: Version): number {
  return stringSize('Protocol Name', protocolOf[version].name) + 1;
}

/** Writes name and level at `at`, and returns where the next field goes. */
export function writeProtocol(target: Uint8Array, at: number, version: Version): number {
  const { name, level } = protocolOf[version];
  return writeByte(target, writeString(target, at, name), level);
}
