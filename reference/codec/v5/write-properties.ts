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
import type { PropertyDefinition, PropertyPlace } from './property-definition.ts';
import { propertyDefinitions } from './property-definitions.ts';

const byName = new Map<string, PropertyDefinition>(
  propertyDefinitions.map((definition) => [definition.name, definition]),
);

/**
 * Bytes that the properties take, without the Property Length.
 *
 * @throws EncodeError for one that the place may not have, or not twice, or not with that value.
 */
export function propertiesSize(properties: Properties | undefined, place: PropertyPlace): number {
  if (properties === undefined) return 0;
  let size = 0;
  for (const definition of definitionsOf(properties)) {
    const { name, places } = definition;
    const rule = places[place];
    if (rule === undefined) throw badProperty(`a property of ${place}`, name);
    const values = valuesOf(properties, name);
    if (values.length > 1 && !rule.mayRepeat) throw badProperty(`${name} once at most in ${place}`, `${values.length}`);
    for (const value of values) size += 1 + valueSize(definition, value);
  }
  return size;
}

/** Bytes that the Property Length takes, and the properties of that size behind it. */
export function propertiesFieldSize(size: number): number {
  return variableByteIntegerSize(size) + size;
}

/** Writes the Property Length and the properties, whose size is known from `propertiesSize`. */
export function writeProperties(
  target: Uint8Array,
  at: number,
  properties: Properties | undefined,
  size: number,
): number {
  let next = writeVariableByteInteger(target, at, size);
  if (properties === undefined || size === 0) return next;
  for (const definition of definitionsOf(properties)) {
    for (const value of valuesOf(properties, definition.name)) {
      next = writeValue(target, writeByte(target, next, definition.identifier), definition, value);
    }
  }
  return next;
}

/** Those that are given, in ascending order of identifiers. */
function definitionsOf(properties: Properties): PropertyDefinition[] {
  const given: PropertyDefinition[] = [];
  for (const name of Object.keys(properties) as PropertyName[]) {
    if (properties[name] === undefined) continue;
    const definition = byName.get(name);
    if (definition === undefined) throw badProperty('a property of 5.0', name);
    given.push(definition);
  }
  return given.length > 1 ? given.sort((one, other) => one.identifier - other.identifier) : given;
}

/** The two properties that may repeat are given as lists. */
function valuesOf(properties: Properties, name: PropertyName): readonly unknown[] {
  const given = properties[name];
  return Array.isArray(given) ? given : [given];
}

function badProperty(expected: string, found: string): EncodeError {
  return new EncodeError('MQTT_ENCODE_BAD_PROPERTY', expected, found);
}

function valueSize(definition: PropertyDefinition, value: unknown): number {
  const { name, type, values } = definition;
  switch (type) {
    case 'Byte':
      return numberSize(definition, value as number, values === '0 or 1' ? 1 : 0xff, 1);
    case 'Two Byte Integer':
      return numberSize(definition, value as number, 0xffff, 2);
    case 'Four Byte Integer':
      return numberSize(definition, value as number, 0xffff_ffff, 4);
    case 'Variable Byte Integer':
      return numberSize(definition, value as number, maxVariableByteInteger, variableByteIntegerSize(value as number));
    case 'UTF-8 Encoded String':
      if (values === 'a Topic Name' && !isTopicName(value as string)) {
        throw badProperty(`${name}: a Topic Name`, quote(value as string));
      }
      return stringSize(name, value as string);
    case 'Binary Data':
      return binaryDataSize(name, value as Uint8Array);
    case 'UTF-8 String Pair': {
      const [key, text] = value as readonly [string, string];
      return stringSize(name, key) + stringSize(name, text);
    }
    default:
      return type satisfies never;
  }
}

function numberSize({ name, values }: PropertyDefinition, value: number, most: number, size: number): number {
  const least = values === 'other than 0' ? 1 : 0;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw badProperty(`${name} from ${least} to ${most}`, String(value));
  }
  return size;
}

function writeValue(target: Uint8Array, at: number, { type }: PropertyDefinition, value: unknown): number {
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
      const [key, text] = value as readonly [string, string];
      return writeString(target, writeString(target, at, key), text);
    }
    default:
      return type satisfies never;
  }
}
