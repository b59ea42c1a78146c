/** The shape of an entry of the table of properties. */

import type { StatementId50 } from '../../statements/index.ts';
import type { PropertyName } from '../properties.ts';

/** Where a set of properties stands: a packet, or the Will Properties inside CONNECT. */
export type PropertyPlace =
  | 'connect'
  | 'will'
  | 'connack'
  | 'publish'
  | 'puback'
  | 'pubrec'
  | 'pubrel'
  | 'pubcomp'
  | 'subscribe'
  | 'suback'
  | 'unsubscribe'
  | 'unsuback'
  | 'disconnect'
  | 'auth';

/** The data types of section 1.5. */
export type PropertyType =
  | 'Byte'
  | 'Two Byte Integer'
  | 'Four Byte Integer'
  | 'Variable Byte Integer'
  | 'UTF-8 Encoded String'
  | 'Binary Data'
  | 'UTF-8 String Pair';

/** What is broken by a property that comes twice where it may not, and by a value out of range; null: no sentence says. */
export interface PlaceRule {
  readonly repeated: StatementId50 | null;
  readonly badValue: StatementId50 | null;
  readonly mayRepeat: boolean;
}

/** One property. */
export interface PropertyDefinition {
  readonly identifier: number;
  readonly name: PropertyName;
  /** Its name in the standard. */
  readonly title: string;
  readonly type: PropertyType;
  /** The values it may have within its type. */
  readonly values: 'any' | '0 or 1' | 'other than 0' | 'a Topic Name';
  readonly places: Readonly<Partial<Record<PropertyPlace, PlaceRule>>>;
}
