/** The Packet Identifier of 3.1.1 (section 2.3.1); Message ID in 3.1 (2.4). */

import type { StatementId311 } from '../../statements/index.ts';
import { type Cursor, count } from '../cursor.ts';
import { readTwoByteInteger } from '../read.ts';
import { fail } from './fail.ts';

/** Reads a Packet Identifier, which must be there and not 0; `statement` is what is broken else in the packet at hand. */
export function readPacketIdentifier(cursor: Cursor, statement: StatementId311): number {
  const at = cursor.position;
  const left = cursor.end - at;
  if (left < 2)
    fail(cursor, 'malformed-packet', at, statement, 'a Packet Identifier of 2 bytes', `${count(left, 'byte')} left`);
  const identifier = readTwoByteInteger(cursor, 'Packet Identifier');
  if (identifier === 0) fail(cursor, 'protocol-error', at, statement, 'a Packet Identifier other than 0', '0');
  return identifier;
}
