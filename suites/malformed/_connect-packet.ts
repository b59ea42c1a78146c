/** A CONNECT put together from its parts, which need not fit together. */

import { byte, forge, twoByteInteger, utf8String } from '../../harness/scenario.ts';

/** The bits of the Connect Flags (3.1.1, 3.1.2.3 to 3.1.2.9). */
export const flags = {
  cleanSession: 0x02,
  will: 0x04,
  willQos1: 0x08,
  willQos2: 0x10,
  willQos3: 0x18,
  willRetain: 0x20,
  password: 0x40,
  userName: 0x80,
} as const;

/** A CONNECT of 3.1.1 with these Connect Flags besides Clean Session, and these fields as its payload. */
export function connectWith(connectFlags: number, ...payload: readonly Uint8Array[]): Uint8Array {
  const protocol = [utf8String('MQTT'), byte(4)];
  const keepAlive = twoByteInteger(60);
  return forge(0x10, ...protocol, byte(flags.cleanSession | connectFlags), keepAlive, ...payload);
}
