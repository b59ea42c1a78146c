/** The Connect Flags byte (section 3.1.2.3), whose bits are the same in all versions. */

import type { Connect } from './packet.ts';

const bits = { reserved: 0x01, cleanStart: 0x02, will: 0x04, willRetain: 0x20, password: 0x40, userName: 0x80 };
const willQosShift = 3;

/** What the byte says; whether its bits agree with each other is the version's affair. */
export interface ConnectFlags {
  readonly reserved: boolean;
  readonly cleanStart: boolean;
  readonly will: boolean;
  readonly willQos: number;
  readonly willRetain: boolean;
  readonly password: boolean;
  readonly userName: boolean;
}

/** The byte in its parts. */
export function splitConnectFlags(byte: number): ConnectFlags {
  return {
    reserved: (byte & bits.reserved) !== 0,
    cleanStart: (byte & bits.cleanStart) !== 0,
    will: (byte & bits.will) !== 0,
    willQos: (byte >> willQosShift) & 0b11,
    willRetain: (byte & bits.willRetain) !== 0,
    password: (byte & bits.password) !== 0,
    userName: (byte & bits.userName) !== 0,
  };
}

/** The byte for a CONNECT: a field that is there has its flag set. */
export function connectFlagsOf({ cleanStart, will, password, userName }: Connect): number {
  const willBits =
    will === undefined ? 0 : bits.will | (will.qos << willQosShift) | (will.retain ? bits.willRetain : 0);
  return (
    (cleanStart ? bits.cleanStart : 0) |
    willBits |
    (password === undefined ? 0 : bits.password) |
    (userName === undefined ? 0 : bits.userName)
  );
}
