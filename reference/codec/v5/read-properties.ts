/** A set of properties, read and checked (section 2.2.2). */

import type { StatementId50 } from '../../statements/index.ts';
import { atEnd, type Cursor, count, hexByte, quote } from '../cursor.ts';
import type { Properties, PropertyName } from '../properties.ts';
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
import type { PropertyDefinition, PropertyPlace } from './property-definition.ts';
import { findProperty } from './property-definitions.ts';

type PropertyBag = Partial<Record<PropertyName, unknown>>;

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
  const properties: PropertyBag = {};
  cursor.end = position + length;
  while (!atEnd(cursor)) readProperty(cursor, place, properties);
  cursor.end = end;
  if (cursor.violation !== undefined) cursor.position = end;
  return properties as Properties;
}

function readProperty(cursor: Cursor, place: PropertyPlace, properties: PropertyBag): void {
  const at = cursor.position;
  const identifier = readVariableByteInteger(cursor, 'Property Identifier');
  const definition = findProperty(identifier);
  const rule = definition?.places[place];
  if (definition === undefined || rule === undefined) {
    const expected = `an Identifier that ${describePlace(place)} may have`;
    const found = definition === undefined ? hexByte(identifier) : `${hexByte(identifier)} (${definition.title})`;
    fail(cursor, 'malformed-packet', at, 'v5.0-2.2.2.2-u1', expected, found);
    return;
  }
  const { name, title } = definition;
  const before = properties[name];
  if (before !== undefined && !rule.mayRepeat) {
    fail(cursor, 'protocol-error', at, rule.repeated, `${title} once at most`, 'a second one');
    return;
  }
  const value = readValue(cursor, definition, rule.badValue);
  if (name !== 'userProperty' && name !== 'subscriptionIdentifier') properties[name] = value;
  else if (before === undefined) properties[name] = [value];
  else (before as unknown[]).push(value);
}

function describePlace(place: PropertyPlace): string {
  return place === 'will' ? 'Will Properties' : place.toUpperCase();
}

function readValue(cursor: Cursor, definition: PropertyDefinition, badValue: StatementId50 | null): unknown {
  const at = cursor.position;
  const value = readOfType(cursor, definition);
  switch (definition.values) {
    case 'any':
      break;
    case '0 or 1':
      if (value !== 0 && value !== 1) failValue(cursor, definition, at, badValue, String(value));
      break;
    case 'other than 0':
      if (value === 0) failValue(cursor, definition, at, badValue, '0');
      break;
    case 'a Topic Name':
      if (value === '') failValue(cursor, definition, at, 'MQTT-4.7.3-1', 'an empty string');
      else if (hasWildcard(value as string)) failValue(cursor, definition, at, badValue, quote(value as string));
      break;
    default:
      definition.values satisfies never;
  }
  return value;
}

function failValue(
  cursor: Cursor,
  { title, values }: PropertyDefinition,
  at: number,
  statement: StatementId50 | null,
  found: string,
): void {
  fail(cursor, 'protocol-error', at, statement, `${title}: ${values}`, found);
}

function readOfType(cursor: Cursor, { type, title }: PropertyDefinition): unknown {
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
      return [readString(cursor, `${title} name`), readString(cursor, `${title} value`)];
    default:
      return type satisfies never;
  }
}
