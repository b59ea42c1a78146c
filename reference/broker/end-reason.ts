/** Why a Network Connection came to its end, as the rules for Wills and sessions want to know it. */

import type { PacketType, Violation } from '../codec/index.ts';
import type { Limits } from './limits.ts';

/** The ways in which a connection ends; all but a `disconnect` with Reason Code 0 are abnormal (3.1.2.5). */
export type EndReason =
  /** The client sent DISCONNECT; before 5.0 its Reason Code is always 0. */
  | { readonly kind: 'disconnect'; readonly reasonCode: number }
  /** The stream was over without a DISCONNECT: closed by the client, or the network failed. */
  | { readonly kind: 'stream-ended' }
  /** Silence for longer than Keep Alive allows. */
  | { readonly kind: 'keep-alive' }
  /** Another connection came with the same Client Identifier. */
  | { readonly kind: 'taken-over' }
  /** Bytes that break the standard. */
  | { readonly kind: 'violation'; readonly violation: Violation }
  /** A packet that is well-formed and has no place here: a second CONNECT, a packet that only a Server sends. */
  | { readonly kind: 'unexpected-packet'; readonly packetType: PacketType }
  /** A packet that is well-formed and asks for what it may not have; the Reason Code of 5.0 says what (4.13). */
  | { readonly kind: 'rejected'; readonly reasonCode: number; readonly why: string }
  /** The CONNECT was refused with this return code. */
  | { readonly kind: 'refused'; readonly returnCode: number }
  /** A bound was reached while a packet was processed: a Transient Error (4.8). */
  | { readonly kind: 'limit'; readonly limit: keyof Limits }
  /** The broker was stopped. */
  | { readonly kind: 'stopped' };
