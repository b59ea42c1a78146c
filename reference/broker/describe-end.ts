/** Says in words how a connection ended. */

import { describeViolation } from '../codec/index.ts';
import type { EndReason } from './end-reason.ts';

/** A Reason Code as the standard writes it. */
export const hex = (reasonCode: number): string => `0x${reasonCode.toString(16).padStart(2, '0').toUpperCase()}`;

/** Why a connection ended, and whether that is nothing to worry about. */
export function describeEnd(end: EndReason): { readonly why: string; readonly isOrderly: boolean } {
  switch (end.kind) {
    case 'disconnect':
      return { why: `DISCONNECT ${hex(end.reasonCode)}`, isOrderly: true };
    case 'stream-ended':
      return { why: 'the stream ended without DISCONNECT', isOrderly: true };
    case 'keep-alive':
      return { why: 'silent for longer than its Keep Alive allows', isOrderly: false };
    case 'taken-over':
      return { why: 'its Client Identifier connected again', isOrderly: true };
    case 'violation':
      return { why: describeViolation(end.violation), isOrderly: false };
    case 'unexpected-packet':
      return { why: `a ${end.packetType.toUpperCase()} has no place here`, isOrderly: false };
    case 'rejected':
      return { why: end.why, isOrderly: false };
    case 'refused':
      return { why: `CONNECT refused with ${hex(end.returnCode)}`, isOrderly: false };
    case 'limit':
      return { why: `the limit ${end.limit} is reached`, isOrderly: false };
    case 'stopped':
      return { why: 'the broker stops', isOrderly: true };
  }
}
