/** CONNECT packets put together by hand, for fields that the strict encoder does not let be wrong. */

import { byte, forge, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { loginOf } from '../_login.ts';
import { propertiesIn } from '../_properties.ts';

/** The fields of a plain CONNECT, each of which may be wrong. */
export interface ConnectFields {
  readonly protocolName?: string;
  readonly protocolLevel?: number;
  /** The Connect Flags as a whole; default: Clean Session and nothing else. */
  readonly flags?: number;
  /** 5.0 only: the properties as bytes, without their length; default: none. */
  readonly properties?: Iterable<number>;
  readonly clientId: string;
  /** What comes behind the client id. */
  readonly rest?: Uint8Array;
}

/** The bytes of that CONNECT, by default one of the stage's version; it logs in as the stage's own do. */
export function connectBytes(
  stage: Pick<Stage, 'version' | 'encode'>,
  {
    protocolName = 'MQTT',
    protocolLevel = stage.version === '5.0' ? 5 : 4,
    flags = 0x02,
    properties = [],
    clientId,
    rest = new Uint8Array(0),
  }: ConnectFields,
): Uint8Array {
  const keepAlive = 60;
  const login = loginOf(stage);
  return forge(
    0x10,
    utf8String(protocolName),
    byte(protocolLevel),
    byte(flags | login.flags),
    twoByteInteger(keepAlive),
    propertiesIn(stage, properties),
    utf8String(clientId),
    rest,
    login.fields,
  );
}
