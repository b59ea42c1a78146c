/** Decisions about what a session keeps, and for how long (3.1.2.4, 4.1). */

import type { Connect } from '../../codec/index.ts';
import type { EndReason } from '../end-reason.ts';
import type { Delivery } from '../message.ts';
import type { SessionView } from '../session/session.ts';

/** What a session consists of (3.1.2.4); `received` are the identifiers of QoS 2 messages not yet released. */
export type SessionPart = 'subscriptions' | 'in-flight' | 'queued' | 'received';

/** The Session Expiry Interval that is no interval (3.1.2.11.2). */
const neverExpires = 0xffffffff;

/** The rules of section 3.1.2.4. */
export const sessionRules = {
  /**
   * Whether a session that is found under the Client Identifier goes on [MQTT-3.1.2-4] or makes way for a new one
   * [MQTT-3.1.2-6].
   */
  resumesSession({ cleanStart }: Connect, _found: SessionView): boolean {
    return !cleanStart;
  },

  /** Whether a part of the session found is there after CONNECT: all of it [MQTT-3.1.2-4] or nothing [MQTT-3.1.2-6]. */
  keepsAtConnect(_part: SessionPart, resumes: boolean, _connect: Connect, _found: SessionView): boolean {
    return resumes;
  },

  /**
   * The Session Expiry Interval, in seconds: what the client asks for, at most what the server is set up for, which
   * CONNACK then tells (3.2.2.3.2). Clean Session 1 stands for 0 [MQTT-3.1.2-6] and 0 for ever [MQTT-4.1.0-1].
   */
  grantedSessionExpiry({ version, cleanStart, properties }: Connect, settingMs: number | null): number {
    if (version !== '5.0') return cleanStart ? 0 : neverExpires;
    const asked = properties?.sessionExpiryInterval ?? 0;
    return settingMs === null ? asked : Math.min(asked, Math.ceil(settingMs / 1000));
  },

  /** Whether a session ends with its connection: so it does with a Session Expiry Interval of 0. */
  endsWithConnection(session: SessionView, _end: EndReason): boolean {
    return session.sessionExpiryInterval === 0;
  },

  /** Whether a part of a stored session is there after the connection's end: all of it [MQTT-3.1.2-4]. */
  keepsAtDisconnect(_part: SessionPart, _session: SessionView, _end: EndReason): boolean {
    return true;
  },

  /**
   * Milliseconds for which a session is stored while its client is away, or null for no end: its Session Expiry
   * Interval [MQTT-3.1.2-23], at most what the server was set up for, which 3.1.1 leaves open (4.1).
   */
  storedForMs(settingMs: number | null, session: SessionView, _end: EndReason): number | null {
    const { sessionExpiryInterval } = session;
    if (sessionExpiryInterval === neverExpires) return settingMs;
    return Math.min(sessionExpiryInterval * 1000, settingMs ?? Number.POSITIVE_INFINITY);
  },

  /** Whether the client's return stops that time: a Session lasts as long as its connection [MQTT-4.1.0-2]. */
  returnStopsExpiry(_session: SessionView): boolean {
    return true;
  },

  /** Whether a message is kept for an absent client: QoS 1 and 2 are [MQTT-3.1.2-5], QoS 0 may be and is not. */
  storesForAbsent({ qos }: Delivery, _session: SessionView): boolean {
    return qos > 0;
  },
};
