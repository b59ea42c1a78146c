/** A set of properties, part by part (section 2.2.2 of 5.0). */

import type { PropertyDefinition } from '../v5/property-definition.ts';
import { findProperty } from '../v5/property-definitions.ts';
import type { Field, Told } from './field.ts';
import { secondsMeaning } from './meanings.ts';
import { binaryData, giveUp, group, integer, utf8String, variableByteInteger, type Walk } from './walk.ts';

/** Walks over a Property Length and the properties that it counts. */
export function walkProperties(walk: Walk, name: 'Properties' | 'Will Properties'): void {
  group(walk, name, () => {
    const length = variableByteInteger(walk, 'Property Length', (value) => ({ meaning: lengthMeaning(value) }));
    if (length === undefined) return {};
    const { end } = walk;
    const propertiesEnd = walk.position + length;
    if (propertiesEnd > end) giveUp(walk);
    else walk.end = propertiesEnd;
    while (!walk.stuck && walk.position < walk.end) walkProperty(walk);
    walk.end = end;
    return {};
  });
}

function lengthMeaning(length: number): string {
  if (length === 0) return 'no properties';
  return `${length} ${length === 1 ? 'byte' : 'bytes'} of properties`;
}

function walkProperty(walk: Walk): void {
  const definition = findProperty(walk.bytes[walk.position] ?? 0);
  group(walk, definition?.title ?? 'Unknown property', () => {
    variableByteInteger(walk, 'Property Identifier', () => ({ meaning: definition?.title ?? 'no such property' }));
    if (definition === undefined) giveUp(walk);
    else walkValue(walk, definition);
    return walk.stuck ? {} : told(walk.fields.slice(1));
  });
}

/** Of one value, what is told of it; of a name and a value, both. */
function told([first, second]: readonly Field[]): Told {
  if (first === undefined) return {};
  if (second === undefined) return { value: first.value, meaning: first.meaning };
  return { value: `${first.value} = ${second.value}` };
}

function walkValue(walk: Walk, definition: PropertyDefinition): void {
  const describe = (value: number): Told => ({ meaning: numberMeaning(definition, value) });
  switch (definition.type) {
    case 'Byte':
      integer(walk, 'Value', 1, describe);
      break;
    case 'Two Byte Integer':
      integer(walk, 'Value', 2, describe);
      break;
    case 'Four Byte Integer':
      integer(walk, 'Value', 4, describe);
      break;
    case 'Variable Byte Integer':
      variableByteInteger(walk, 'Value', describe);
      break;
    case 'UTF-8 Encoded String':
      utf8String(walk, 'Value');
      break;
    case 'Binary Data':
      binaryData(walk, 'Value');
      break;
    case 'UTF-8 String Pair':
      utf8String(walk, 'Name');
      utf8String(walk, 'Value');
      break;
    default:
      definition.type satisfies never;
  }
}

const neverExpires = { 4294967295: 'never' };

function numberMeaning({ name, values }: PropertyDefinition, value: number): string {
  switch (name) {
    case 'sessionExpiryInterval':
      return secondsMeaning(value, { 0: 'at the end of the connection', ...neverExpires });
    case 'messageExpiryInterval':
    case 'willDelayInterval':
      return secondsMeaning(value);
    case 'serverKeepAlive':
      return secondsMeaning(value, { 0: 'no keep alive' });
    case 'maximumPacketSize':
      return `${value} bytes`;
    case 'payloadFormatIndicator':
      return ['bytes of any kind', 'UTF-8 text'][value] ?? 'no such indicator';
    case 'maximumQos':
      return `QoS ${value} at most`;
    default:
      return values === '0 or 1' ? (['no', 'yes'][value] ?? 'neither 0 nor 1') : '';
  }
}
