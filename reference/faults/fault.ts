/** What a fault is: one deliberate departure from the standard, as data, to prove that a test can see it. */

import type { WebSocketRules } from '../broker/rules/websocket.ts';
import type { Rules } from '../broker/rules.ts';
import type { Packet, Version, Violation } from '../codec/index.ts';
import type { Citations } from '../statements/index.ts';

/**
 * A departure on the wire of one connection, for what no rule decides. Each function sees a packet with its bytes and
 * gives the bytes that take its place: `[bytes]` leaves it as it is, `[]` loses it. `version` is that of the connection.
 */
export interface WireBend {
  /** From the broker to the client. */
  outbound?(packet: Packet, bytes: Uint8Array, version: Version): readonly Uint8Array[];
  /** From the client to the broker. */
  inbound?(packet: Packet, bytes: Uint8Array, version: Version): readonly Uint8Array[];
  /** The same for a packet that breaks the standard, so that a broken broker can take it for a good one. */
  inboundViolation?(violation: Violation, bytes: Uint8Array, version: Version): readonly Uint8Array[];
}

/** One departure, by a swapped rule, by a rewriting of the wire, or by a swapped rule of the WebSocket listener. */
export interface Fault {
  /** kebab-case; the name by which `serve --fault` and the kill matrix know it. */
  readonly name: string;
  /** One line: what this broker does wrong. */
  readonly title: string;
  /** The statements broken, by version; its keys are the versions in which it shows. */
  readonly breaks: Citations;
  /** Public reports of real brokers that did this, e.g. `vernemq#1291`. */
  readonly seenIn?: readonly string[];
  /** The rules of the broken broker. */
  readonly bend?: (rules: Rules) => Rules;
  /** Called once for each connection of the broken broker. */
  readonly bendWire?: () => WireBend;
  /** The rules of the broken WebSocket listener. Such a fault shows over real sockets only, never in virtual time. */
  readonly bendWebSocket?: (rules: WebSocketRules) => WebSocketRules;
}

/** Declares a fault; the default export of a file under reference/faults/<subject>/, alone or in an array of variants. */
export function fault(source: Fault): Fault {
  return source;
}
