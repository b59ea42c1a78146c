/** The Packet Identifier of 3.1.1 (section 2.3.1); Message ID in 3.1 (2.4). */

import type { StatementId311 } from '../../statements/index.ts';
import type { Cursor } from '../cursor.ts';
import { readTwoByteInteger } from '../read.ts';
import { fail } from './fail.ts';

/** Reads a Packet Identifier, which must not be 0; `statement` is what a 0 breaks in the packet at hand. */
export function readPacketIdentifier(cursor: Cursor, statement: StatementId311): number {
  const at = cursor.position;
  const identifier = readTwoByteInteger(cursor, 'Packet Identifier');
  if (identifier === 0) fail(cursor, 'protocol-error', at, statement, 'a Packet Identifier other than 0', '0');
  return identifier;
}
