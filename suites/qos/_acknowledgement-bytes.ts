/** The forms that 5.0 gives to an acknowledgement (3.4.2 to 3.7.2), put together by hand. */

import { byte, forge, twoByteInteger, utf8String } from '../../harness/scenario.ts';

/** First bytes of the packets. */
export const firstBytes = { puback: 0x40, pubrec: 0x50, pubrel: 0x62, pubcomp: 0x70 } as const;

/** The packets that move a message at QoS 1 or 2 along. */
export type Acknowledgement = keyof typeof firstBytes;

const reasonString = Uint8Array.of(0x1f, ...utf8String('as it should be'));
const userProperty = (value: string): Uint8Array => Uint8Array.of(0x26, ...utf8String('name'), ...utf8String(value));
const field = (...properties: readonly Uint8Array[]): Uint8Array => {
  const bytes = properties.flatMap((property) => [...property]);
  return Uint8Array.of(bytes.length, ...bytes);
};

/** By name: what follows the Packet Identifier. Nothing at all is the form that every other scenario uses. */
export const forms = {
  'reason-code-alone': (code: number) => [byte(code)],
  'empty-properties': (code: number) => [byte(code), field()],
  'reason-string': (code: number) => [byte(code), field(reasonString)],
  'user-properties': (code: number) => [byte(code), field(userProperty('one'), userProperty('two'))],
  'all-properties': (code: number) => [byte(code), field(userProperty('one'), reasonString, userProperty('two'))],
} as const;

/** The names. */
export const formNames = Object.keys(forms) as readonly (keyof typeof forms)[];

/** An acknowledgement in that form. */
export function acknowledgementOf(
  packet: Acknowledgement,
  packetIdentifier: number,
  form: keyof typeof forms,
  reasonCode = 0,
): Uint8Array {
  return forge(firstBytes[packet], twoByteInteger(packetIdentifier), ...forms[form](reasonCode));
}
