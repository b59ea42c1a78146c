/** CONNECT packets put together by hand, for fields that the strict encoder does not let be wrong. */

import { byte, forge, type Stage, twoByteInteger, utf8String, variableByteInteger } from '../../harness/scenario.ts';

/** The fields of a plain CONNECT, each of which may be wrong. */
export interface ConnectFields {
  readonly protocolName?: string;
  readonly protocolLevel?: number;
  /** The Connect Flags as a whole; default: Clean Session and nothing else. */
  readonly flags?: number;
  /** 5.0 only: the properties as bytes, without their length; default: none. */
  readonly properties?: Uint8Array;
  readonly clientId: string;
  /** What comes behind the client id. */
  readonly rest?: Uint8Array;
}

/** The bytes of that CONNECT, by default one of the stage's version. */
export function connectBytes(
  { version }: Pick<Stage, 'version'>,
  {
    protocolName = 'MQTT',
    protocolLevel = version === '5.0' ? 5 : 4,
    flags = 0x02,
    properties = new Uint8Array(0),
    clientId,
    rest = new Uint8Array(0),
  }: ConnectFields,
): Uint8Array {
  const keepAlive = 60;
  return forge(
    0x10,
    utf8String(protocolName),
    byte(protocolLevel),
    byte(flags),
    twoByteInteger(keepAlive),
    ...(version === '5.0' ? [variableByteInteger(properties.length), properties] : []),
    utf8String(clientId),
    rest,
  );
}
