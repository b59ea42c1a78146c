/** A set of properties, read and checked (section 2.2.2). */

import type { StatementId50 } from '../../statements/index.ts';
import { atEnd, type Cursor, count, hexByte, quote } from '../cursor.ts';
import type { Properties } from '../properties.ts';
import {
  readBinaryData,
  readByte,
  readFourByteInteger,
  readString,
  readTwoByteInteger,
  readVariableByteInteger,
} from '../read.ts';
import { hasWildcard } from '../topic.ts';
import { fail } from './fail.ts';
import type { PropertyPlace } from './property-definition.ts';
import { findProperty } from './property-definitions.ts';
import { type PlacedProperty, propertyTables } from './property-table.ts';
import { type PropertyDraft, putProperty } from './put-property.ts';

/** Reads a Property Length and the properties; undefined if there are none. Binary Data are views of the packet. */
export function readProperties(cursor: Cursor, place: PropertyPlace): Properties | undefined {
  const at = cursor.position;
  if (atEnd(cursor)) {
    fail(cursor, 'malformed-packet', at, 'MQTT-2.2.2-1', 'a Property Length', 'the end of the packet');
    return undefined;
  }
  const length = readVariableByteInteger(cursor, 'Property Length');
  if (length === 0) return undefined;
  const { end, position } = cursor;
  if (position + length > end) {
    const found = `${length}, with ${count(end - position, 'byte')} left`;
    fail(cursor, 'malformed-packet', at, null, 'a Property Length that fits into the packet', found);
    return undefined;
  }
  const properties: PropertyDraft = {};
  cursor.end = position + length;
  readAll(cursor, place, properties);
  cursor.end = end;
  if (cursor.violation !== undefined) cursor.position = end;
  return properties;
}

function readAll(cursor: Cursor, place: PropertyPlace, properties: PropertyDraft): void {
  const table = propertyTables[place];
  let seen = 0;
  while (!atEnd(cursor)) {
    const at = cursor.position;
    const identifier = readVariableByteInteger(cursor, 'Property Identifier');
    const property = table[identifier];
    if (property === undefined) {
      failIdentifier(cursor, at, place, identifier);
    } else if ((seen & property.bit) !== 0 && !property.mayRepeat) {
      fail(cursor, 'protocol-error', at, property.repeated, `${property.title} once at most`, 'a second one');
    } else {
      seen |= property.bit;
      putProperty(properties, property.name, readValue(cursor, property));
    }
  }
}

function failIdentifier(cursor: Cursor, at: number, place: PropertyPlace, identifier: number): void {
  const expected = `an Identifier that ${place === 'will' ? 'Will Properties' : place.toUpperCase()} may have`;
  const title = findProperty(identifier)?.title;
  const found = title === undefined ? hexByte(identifier) : `${hexByte(identifier)} (${title})`;
  fail(cursor, 'malformed-packet', at, 'v5.0-2.2.2.2-u1', expected, found);
}

function readValue(cursor: Cursor, property: PlacedProperty): unknown {
  const at = cursor.position;
  const value = readOfType(cursor, property);
  switch (property.values) {
    case 'any':
      break;
    case '0 or 1':
      if (value !== 0 && value !== 1) failValue(cursor, property, at, property.badValue, String(value));
      break;
    case 'other than 0':
      if (value === 0) failValue(cursor, property, at, property.badValue, '0');
      break;
    case 'a Topic Name':
      if (value === '') failValue(cursor, property, at, 'MQTT-4.7.3-1', 'an empty string');
      else if (hasWildcard(value as string)) failValue(cursor, property, at, property.badValue, quote(value as string));
      break;
    default:
      property.values satisfies never;
  }
  return value;
}

function failValue(
  cursor: Cursor,
  { title, values }: PlacedProperty,
  at: number,
  statement: StatementId50 | null,
  found: string,
): void {
  fail(cursor, 'protocol-error', at, statement, `${title}: ${values}`, found);
}

function readOfType(cursor: Cursor, { type, title, pair }: PlacedProperty): unknown {
  switch (type) {
    case 'Byte':
      return readByte(cursor, title);
    case 'Two Byte Integer':
      return readTwoByteInteger(cursor, title);
    case 'Four Byte Integer':
      return readFourByteInteger(cursor, title);
    case 'Variable Byte Integer':
      return readVariableByteInteger(cursor, title);
    case 'UTF-8 Encoded String':
      return readString(cursor, title);
    case 'Binary Data':
      return readBinaryData(cursor, title);
    case 'UTF-8 String Pair':
      return [readString(cursor, pair.name), readString(cursor, pair.value)];
    default:
      return type satisfies never;
  }
}
