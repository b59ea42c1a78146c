/** A CONNECT put together from its parts, which need not fit together. */

import { byte, forge, type Stage, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

/** The bits of the Connect Flags (3.1.2.3 to 3.1.2.9). */
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

/** A CONNECT with these Connect Flags besides Clean Session (5.0: Clean Start), and these fields as its payload. */
export function connectWith(stage: Stage, connectFlags: number, ...payload: readonly Uint8Array[]): Uint8Array {
  const protocol = [utf8String('MQTT'), byte(stage.version === '5.0' ? 5 : 4)];
  const rest = [byte(flags.cleanSession | connectFlags), twoByteInteger(60), propertiesIn(stage)];
  return forge(0x10, ...protocol, ...rest, ...payload);
}
