/** What a CONNECT that is put together by hand needs to be let in by a broker that wants a user name and a password. */

import type { Stage } from '../harness/scenario.ts';

/** The Connect Flags of both, and both as they end the payload; nothing where none are to be given. */
export interface Login {
  readonly flags: number;
  readonly fields: Uint8Array;
}

const userNameAndPassword = 0xc0;
const lengthAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Read off the CONNECT that the stage itself would send. */
export function loginOf({ encode }: Pick<Stage, 'encode'>): Login {
  const bytes = encode({ type: 'connect', clientId: 'x' });
  const protocolNameAt = bytes.findIndex((byte, at) => at > 0 && byte < 0x80) + 1;
  const levelAt = protocolNameAt + 2 + lengthAt(bytes, protocolNameAt);
  const keepAliveAt = levelAt + 2;
  const propertiesLength = bytes[levelAt] === 5 ? 1 : 0;
  const clientIdAt = keepAliveAt + 2 + propertiesLength;
  return {
    flags: (bytes[levelAt + 1] ?? 0) & userNameAndPassword,
    fields: bytes.slice(clientIdAt + 2 + lengthAt(bytes, clientIdAt)),
  };
}
