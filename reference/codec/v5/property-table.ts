/** The properties of each place in a form to look them up by: one flat record for each, at the index of its identifier. */

import type { PlaceRule, PropertyDefinition, PropertyPlace } from './property-definition.ts';
import { propertyDefinitions } from './property-definitions.ts';

/** A property as one place has it. */
export interface PlacedProperty extends Omit<PropertyDefinition, 'places'>, PlaceRule {
  /** One bit for each property, to note which were there. */
  readonly bit: number;
  /** The titles of the two strings, if it is a pair. */
  readonly pair: { readonly name: string; readonly value: string };
}

/** What a place may have; undefined at the identifiers of what it may not. */
export type PropertyTable = readonly (PlacedProperty | undefined)[];

const size = 1 + Math.max(...propertyDefinitions.map(({ identifier }) => identifier));

function tableOf(place: PropertyPlace): PropertyTable {
  const table = new Array<PlacedProperty | undefined>(size).fill(undefined);
  for (const [index, { identifier, name, title, type, values, places }] of propertyDefinitions.entries()) {
    const rule = places[place];
    if (rule === undefined) continue;
    const pair = { name: `${title} name`, value: `${title} value` };
    const { repeated, badValue, mayRepeat } = rule;
    const bit = 1 << index;
    table[identifier] = { identifier, name, title, type, values, repeated, badValue, mayRepeat, bit, pair };
  }
  return table;
}

/** By place. */
export const propertyTables: Readonly<Record<PropertyPlace, PropertyTable>> = {
  connect: tableOf('connect'),
  will: tableOf('will'),
  connack: tableOf('connack'),
  publish: tableOf('publish'),
  puback: tableOf('puback'),
  pubrec: tableOf('pubrec'),
  pubrel: tableOf('pubrel'),
  pubcomp: tableOf('pubcomp'),
  subscribe: tableOf('subscribe'),
  suback: tableOf('suback'),
  unsubscribe: tableOf('unsubscribe'),
  unsuback: tableOf('unsuback'),
  disconnect: tableOf('disconnect'),
  auth: tableOf('auth'),
};
