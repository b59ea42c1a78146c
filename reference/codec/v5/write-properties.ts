/** A set of properties, checked, measured and written, in ascending order of identifiers (section 2.2.2). */

import { quote } from '../cursor.ts';
import { EncodeError } from '../encode-error.ts';
import type { Properties, PropertyName } from '../properties.ts';
import { isTopicName } from '../topic.ts';
import {
  binaryDataSize,
  maxVariableByteInteger,
  stringSize,
  variableByteIntegerSize,
  writeBinaryData,
  writeByte,
  writeFourByteInteger,
  writeString,
  writeTwoByteInteger,
  writeVariableByteInteger,
} from '../write.ts';
import type { PropertyPlace } from './property-definition.ts';
import { propertyDefinitions } from './property-definitions.ts';
import { type PlacedProperty, propertyTables } from './property-table.ts';

const identifiers = new Map<string, number>(propertyDefinitions.map(({ name, identifier }) => [name, identifier]));

/** Something to write: a property with its value, or a list of values. */
interface Entry {
  readonly property: PlacedProperty;
  readonly value: unknown;
  next: Entry | undefined;
}

/** Properties that were checked and measured. */
export interface MeasuredProperties {
  /** Bytes that they take, without the Property Length. */
  size: number;
  /** Of those in ascending order of identifiers. */
  first: Entry | undefined;
}

const none: Readonly<MeasuredProperties> = { size: 0, first: undefined };

/** @throws EncodeError for a property that the place may not have, or not twice, or not with that value. */
export function measureProperties(given: Properties | undefined, place: PropertyPlace): Readonly<MeasuredProperties> {
  if (given === undefined) return none;
  const table = propertyTables[place];
  const measured: MeasuredProperties = { size: 0, first: undefined };
  let last: Entry | undefined;
  for (const name in given) {
    const value: unknown = given[name as PropertyName];
    if (value === undefined) continue;
    const property = table[identifiers.get(name) ?? 0];
    if (property === undefined) throw badProperty(`a property of ${place}`, name);
    measured.size += Array.isArray(value) ? listSize(property, value, place) : 1 + valueSize(property, value);
    last = insert(measured, last, { property, value, next: undefined });
  }
  return measured;
}

/** Most come in order, and so behind the last. Returns which is the last now. */
function insert(measured: MeasuredProperties, last: Entry | undefined, entry: Entry): Entry {
  const { identifier } = entry.property;
  if (last === undefined) {
    measured.first = entry;
    return entry;
  }
  if (last.property.identifier < identifier) {
    last.next = entry;
    return entry;
  }
  let before: Entry | undefined;
  let behind = measured.first;
  while (behind !== undefined && behind.property.identifier < identifier) {
    before = behind;
    behind = behind.next;
  }
  entry.next = behind;
  if (before === undefined) measured.first = entry;
  else before.next = entry;
  return last;
}

function listSize(property: PlacedProperty, values: readonly unknown[], place: PropertyPlace): number {
  if (values.length > 1 && !property.mayRepeat) {
    throw badProperty(`${property.name} once at most in ${place}`, `${values.length}`);
  }
  let size = 0;
  for (const value of values) size += 1 + valueSize(property, value);
  return size;
}

/** Bytes that the Property Length takes, and the properties behind it. */
export function propertiesFieldSize({ size }: Readonly<MeasuredProperties>): number {
  return variableByteIntegerSize(size) + size;
}

/** Writes the Property Length and the properties. */
export function writeProperties(target: Uint8Array, at: number, measured: Readonly<MeasuredProperties>): number {
  let next = writeVariableByteInteger(target, at, measured.size);
  for (let entry = measured.first; entry !== undefined; entry = entry.next) {
    const { property, value } = entry;
    if (Array.isArray(value)) for (const one of value) next = writeProperty(target, next, property, one);
    else next = writeProperty(target, next, property, value);
  }
  return next;
}

function badProperty(expected: string, found: string): EncodeError {
  return new EncodeError('MQTT_ENCODE_BAD_PROPERTY', expected, found);
}

function valueSize(property: PlacedProperty, value: unknown): number {
  const { name, type, values } = property;
  switch (type) {
    case 'Byte':
      return numberSize(property, value as number, values === '0 or 1' ? 1 : 0xff, 1);
    case 'Two Byte Integer':
      return numberSize(property, value as number, 0xffff, 2);
    case 'Four Byte Integer':
      return numberSize(property, value as number, 0xffff_ffff, 4);
    case 'Variable Byte Integer':
      return numberSize(property, value as number, maxVariableByteInteger, variableByteIntegerSize(value as number));
    case 'UTF-8 Encoded String':
      if (values === 'a Topic Name' && !isTopicName(value as string)) {
        throw badProperty(`${name}: a Topic Name`, quote(value as string));
      }
      return stringSize(name, value as string);
    case 'Binary Data':
      return binaryDataSize(name, value as Uint8Array);
    case 'UTF-8 String Pair': {
      const pair = value as readonly [string, string];
      return stringSize(name, pair[0]) + stringSize(name, pair[1]);
    }
    default:
      return type satisfies never;
  }
}

function numberSize({ name, values }: PlacedProperty, value: number, most: number, size: number): number {
  const least = values === 'other than 0' ? 1 : 0;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw badProperty(`${name} from ${least} to ${most}`, String(value));
  }
  return size;
}

function writeProperty(target: Uint8Array, start: number, property: PlacedProperty, value: unknown): number {
  const { identifier, type } = property;
  const at = writeByte(target, start, identifier);
  switch (type) {
    case 'Byte':
      return writeByte(target, at, value as number);
    case 'Two Byte Integer':
      return writeTwoByteInteger(target, at, value as number);
    case 'Four Byte Integer':
      return writeFourByteInteger(target, at, value as number);
    case 'Variable Byte Integer':
      return writeVariableByteInteger(target, at, value as number);
    case 'UTF-8 Encoded String':
      return writeString(target, at, value as string);
    case 'Binary Data':
      return writeBinaryData(target, at, value as Uint8Array);
    case 'UTF-8 String Pair': {
      const pair = value as readonly [string, string];
      return writeString(target, writeString(target, at, pair[0]), pair[1]);
    }
    default:
      return type satisfies never;
  }
}
