/** The Packet Identifier of 5.0 (section 2.2.1). */

import type { StatementId50 } from '../../statements/index.ts';
import type { Cursor } from '../cursor.ts';
import { readTwoByteInteger } from '../read.ts';
import { fail } from './fail.ts';

/** Reads a Packet Identifier, which must not be 0; `statement` is what a 0 breaks in the packet at hand. */
export function readPacketIdentifier(cursor: Cursor, statement: StatementId50): number {
  const at = cursor.position;
  const identifier = readTwoByteInteger(cursor, 'Packet Identifier');
  if (identifier === 0) fail(cursor, 'protocol-error', at, statement, 'a Packet Identifier other than 0', '0');
  return identifier;
}
