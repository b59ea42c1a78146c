/** The first byte of the fixed header: which types exist, and which flags each must have (section 2.1 of 5.0, 2.2 of 3.1.1). */

import type { StatementId50, StatementId311 } from '../statements/index.ts';
import { type Cursor, failAt, hexByte } from './cursor.ts';
import { type PacketType, packetTypes } from './packet.ts';
import type { Version } from './version.ts';

/** What the flags of a type must be, and who says so. */
interface FlagRule {
  readonly flags: number;
  readonly statement: { readonly '3.1.1': StatementId311; readonly '5.0': StatementId50 };
}

const zero: FlagRule = { flags: 0, statement: { '3.1.1': 'MQTT-2.2.2-1', '5.0': 'MQTT-2.1.3-1' } };

/** Each type's number, and the rule for its flags; none for PUBLISH, whose flags mean something. */
const rules: Readonly<Record<PacketType, { readonly number: number; readonly rule: FlagRule | undefined }>> = {
  connect: { number: 1, rule: zero },
  connack: { number: 2, rule: zero },
  publish: { number: 3, rule: undefined },
  puback: { number: 4, rule: zero },
  pubrec: { number: 5, rule: zero },
  pubrel: { number: 6, rule: { flags: 2, statement: { '3.1.1': 'MQTT-3.6.1-1', '5.0': 'MQTT-3.6.1-1' } } },
  pubcomp: { number: 7, rule: zero },
  subscribe: { number: 8, rule: { flags: 2, statement: { '3.1.1': 'MQTT-3.8.1-1', '5.0': 'MQTT-3.8.1-1' } } },
  suback: { number: 9, rule: zero },
  unsubscribe: { number: 10, rule: { flags: 2, statement: { '3.1.1': 'MQTT-3.10.1-1', '5.0': 'MQTT-3.10.1-1' } } },
  unsuback: { number: 11, rule: zero },
  pingreq: { number: 12, rule: zero },
  pingresp: { number: 13, rule: zero },
  disconnect: { number: 14, rule: { flags: 0, statement: { '3.1.1': 'MQTT-3.14.1-1', '5.0': 'MQTT-3.14.1-1' } } },
  auth: { number: 15, rule: { flags: 0, statement: { '3.1.1': 'MQTT-2.2.2-1', '5.0': 'MQTT-3.15.1-1' } } },
};

/** The first byte by type, with the flags that the type demands. */
const firstBytes = Object.fromEntries(
  Object.entries(rules).map(([type, { number, rule }]) => [type, (number << 4) | (rule?.flags ?? 0)]),
) as Readonly<Record<PacketType, number>>;

/** The rules by number, as the first byte has it. */
const flagRules: readonly (FlagRule | undefined)[] = packetTypes.map((type) =>
  type === null ? undefined : rules[type].rule,
);

const qosBits = 0b0110;

/** The first byte of a packet of that type, with the flags that its type demands; those of PUBLISH are left 0. */
export function firstByteOf(type: PacketType): number {
  return firstBytes[type];
}

/** The type named by a first byte, or null if the version has none such. */
export function packetTypeOf(firstByte: number, version: Version): PacketType | null {
  const type = packetTypes[firstByte >>> 4] ?? null;
  return type === 'auth' && version !== '5.0' ? null : type;
}

/**
 * Checks the flags of any packet but PUBLISH. In 3.1 most are "not used" and so ignored; PUBREL, SUBSCRIBE and
 * UNSUBSCRIBE have QoS 1 there, and DUP when they are sent again (2.1 of 3.1).
 */
export function checkFlags(cursor: Cursor, firstByte: number, type: PacketType): void {
  const rule = flagRules[firstByte >>> 4];
  const flags = firstByte & 0x0f;
  if (rule === undefined || flags === rule.flags) return;
  const { version } = cursor;
  if (version === '3.1') {
    const qos = flags & qosBits;
    if (rule.flags !== 0 && qos !== rule.flags) {
      failAt(cursor, 'malformed-packet', cursor.start, null, `QoS 1 in the flags of ${type}`, hexByte(flags));
    }
    return;
  }
  const expected = `flags ${hexByte(rule.flags)} in ${type}`;
  failAt(cursor, 'malformed-packet', cursor.start, rule.statement[version], expected, hexByte(flags));
}
