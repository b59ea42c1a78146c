/** Session state: what the broker holds for one Client Identifier (3.1.2.4). */

import type { Timer } from '../../clock.ts';
import type { QoS, Version, Will } from '../../codec/index.ts';
import type { Connection } from '../connection/connection.ts';
import type { Delivery } from '../message.ts';
import { createQueue, type Queue } from './queue.ts';

/** A Topic Filter with what was granted for it. */
export interface HeldSubscription {
  readonly topicFilter: string;
  readonly qos: QoS;
}

/** A QoS 1 or 2 message that was sent to the client and is not yet acknowledged in full. */
export interface InFlight {
  readonly packetIdentifier: number;
  readonly delivery: Delivery;
  /** The packet that the client owes. */
  readonly awaiting: 'puback' | 'pubrec' | 'pubcomp';
  /** How many times it has been sent: 1 after the first. */
  readonly attempts: number;
}

/** A session as the rules see it. */
export interface SessionView {
  readonly clientId: string;
  /** Of the last CONNECT. */
  readonly version: Version;
  /** Clean Session of the last CONNECT. */
  readonly clean: boolean;
  /**
   * How many CONNECTs were accepted since the broker last held nothing under this Client Identifier: 1 after the first.
   */
  readonly connects: number;
  /** The Network Connection that serves it; null while the client is absent. */
  readonly connection: object | null;
  readonly subscriptions: ReadonlyMap<string, HeldSubscription>;
  /**
   * By Packet Identifier, in the order in which PUBLISH was first sent, those past PUBREC in the order of their PUBREC.
   */
  readonly inFlight: ReadonlyMap<number, InFlight>;
  readonly queue: Pick<Queue<Delivery>, 'size' | 'peek'>;
  /** Weight of what is queued and in flight. */
  readonly heldBytes: number;
  /** The Packet Identifier last given to a message, 0 before the first. */
  readonly lastPacketIdentifier: number;
  /** Identifiers of QoS 2 messages received and not yet released, each with how many times its PUBLISH came. */
  readonly received: ReadonlyMap<number, number>;
  /** The Will of the present connection. */
  readonly will: Will | null;
}

/** A session as its owner, the broker, changes it. */
export interface Session extends SessionView {
  version: Version;
  clean: boolean;
  connects: number;
  connection: Connection | null;
  readonly subscriptions: Map<string, HeldSubscription>;
  readonly inFlight: Map<number, InFlight>;
  readonly queue: Queue<Delivery>;
  heldBytes: number;
  lastPacketIdentifier: number;
  readonly received: Map<number, number>;
  will: Will | null;
  /** Runs while the client is absent and sessions expire. */
  expiry: Timer | null;
  /** Scratch of the router: the publication that it is matching, and what that one's subscriptions were granted. */
  matchedIn: number;
  readonly matchedGrants: QoS[];
}

/** Makes an empty session that nobody has connected to yet. */
export function createSession(clientId: string, version: Version): Session {
  return {
    clientId,
    version,
    clean: true,
    connects: 0,
    connection: null,
    subscriptions: new Map(),
    inFlight: new Map(),
    queue: createQueue(),
    heldBytes: 0,
    lastPacketIdentifier: 0,
    received: new Map(),
    will: null,
    expiry: null,
    matchedIn: 0,
    matchedGrants: [],
  };
}
