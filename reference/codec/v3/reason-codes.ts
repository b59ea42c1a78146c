/** The Connect Return codes and the SUBACK return codes of 3.1 and 3.1.1 (tables of 3.2.2.3 and 3.9.3). */

import type { Version } from '../version.ts';

/** A return code with its name in the standard. */
export interface ReturnCode {
  readonly value: number;
  readonly name: string;
}

/** The Connect Return codes, the same in both versions. */
export const connectReturnCodes: readonly ReturnCode[] = [
  { value: 0, name: 'Connection Accepted' },
  { value: 1, name: 'Connection Refused, unacceptable protocol version' },
  { value: 2, name: 'Connection Refused, identifier rejected' },
  { value: 3, name: 'Connection Refused, Server unavailable' },
  { value: 4, name: 'Connection Refused, bad user name or password' },
  { value: 5, name: 'Connection Refused, not authorized' },
];

const failure = 0x80;

/** The SUBACK return codes of 3.1.1. 3.1 has no way to refuse a subscription, and so not the last. */
export const subscribeReturnCodes: readonly ReturnCode[] = [
  { value: 0, name: 'Success - Maximum QoS 0' },
  { value: 1, name: 'Success - Maximum QoS 1' },
  { value: 2, name: 'Success - Maximum QoS 2' },
  { value: failure, name: 'Failure' },
];

/** Is it one of the table? Others are reserved. */
export function isConnectReturnCode(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < connectReturnCodes.length;
}

/** Is it one that a SUBACK of the version may hold? Others are reserved. */
export function isSubscribeReturnCode(value: number, version: Version): boolean {
  return value === 0 || value === 1 || value === 2 || (value === failure && version !== '3.1');
}
