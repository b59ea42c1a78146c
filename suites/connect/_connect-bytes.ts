/** CONNECT packets put together by hand, for fields that the strict encoder does not let be wrong. */

import { byte, forge, twoByteInteger, utf8String } from '../../harness/scenario.ts';

/** The fields of a plain CONNECT, each of which may be wrong. */
export interface ConnectFields {
  readonly protocolName?: string;
  readonly protocolLevel?: number;
  /** The Connect Flags as a whole; default: Clean Session and nothing else. */
  readonly flags?: number;
  readonly clientId: string;
}

/** The bytes of that CONNECT, by default one of 3.1.1. */
export function connectBytes({
  protocolName = 'MQTT',
  protocolLevel = 4,
  flags = 0x02,
  clientId,
}: ConnectFields): Uint8Array {
  const keepAlive = 60;
  return forge(
    0x10,
    utf8String(protocolName),
    byte(protocolLevel),
    byte(flags),
    twoByteInteger(keepAlive),
    utf8String(clientId),
  );
}
