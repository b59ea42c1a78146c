/** Decisions about CONNECT and CONNACK (3.1, 3.2), and about what may come before and after them. */

import type { Connack, Connect, PacketType } from '../../codec/index.ts';
import type { SessionView } from '../session/session.ts';

/** Return codes of CONNACK (table 3.1) that this broker has a use for. */
const unacceptableProtocolVersion = 1;
const identifierRejected = 2;

/** 3.1 counts the characters of a Client Identifier, and takes no more than these. */
const longestClientId31 = 23;

/** The rules of section 3.1 and 3.2. */
export const connectRules = {
  /**
   * What to do with a packet on a connection that has no session: CONNECT comes first [MQTT-3.1.0-1], and what follows
   * a refused one is not processed [MQTT-3.1.4-5]. `process` would serve it as if an unnamed client were connected.
   */
  onPacketBeforeConnect(_packetType: PacketType, _refusedWith: number | null): 'close' | 'ignore' | 'process' {
    return 'close';
  },

  /**
   * What to do with a second CONNECT: a protocol violation [MQTT-3.1.0-2]. `acknowledge` would answer it and change
   * nothing.
   */
  onSecondConnect(_connect: Connect, _session: SessionView): 'close' | 'ignore' | 'acknowledge' {
    return 'close';
  },

  /**
   * The return code with which a well-formed CONNECT of a version not spoken here is refused [MQTT-3.1.2-2], or null.
   */
  refusalOfVersion({ version }: Connect): number | null {
    return version === '5.0' ? unacceptableProtocolVersion : null;
  },

  /**
   * The return code with which a Client Identifier is refused, or null. All are taken [MQTT-3.1.3-5] but an empty one
   * of a client that wants its session kept [MQTT-3.1.3-8] [MQTT-3.1.3-9]; in 3.1 it has 1 to 23 characters.
   */
  refusalOfClientId({ clientId, cleanStart, version }: Connect): number | null {
    if (version === '3.1') {
      const { length } = [...clientId];
      return length >= 1 && length <= longestClientId31 ? null : identifierRejected;
    }
    return clientId === '' && !cleanStart ? identifierRejected : null;
  },

  /** The Client Identifier under which a client is served: its own, or a unique one if that is empty [MQTT-3.1.3-6]. */
  effectiveClientId({ clientId }: Connect, makeUnique: () => string): string {
    return clientId === '' ? makeUnique() : clientId;
  },

  /** What a session is filed under: the whole Client Identifier, as it is [MQTT-3.1.3-2]. */
  sessionKey(clientId: string): string {
    return clientId;
  },

  /** What to do when the Client Identifier is connected already: the older connection goes [MQTT-3.1.4-2]. */
  onClientIdInUse(_connect: Connect, _existing: SessionView): 'close-existing' | 'keep-both' | 'refuse' {
    return 'close-existing';
  },

  /** The CONNACK of an accepted CONNECT: return code 0 [MQTT-3.1.4-4]. */
  acceptance(_connect: Connect, sessionPresent: boolean): Connack {
    return { type: 'connack', sessionPresent, reasonCode: 0 };
  },

  /**
   * Session Present of an accepted CONNECT: 0 with Clean Session 1 [MQTT-3.2.2-1], else whether state was stored
   * [MQTT-3.2.2-2] [MQTT-3.2.2-3]. 3.1 has no such flag.
   */
  sessionPresent({ cleanStart, version }: Connect, resumed: boolean, _session: SessionView): boolean {
    return version !== '3.1' && !cleanStart && resumed;
  },

  /** Whether stored messages are sent before CONNACK; it is the first packet that a server sends [MQTT-3.2.0-1]. */
  deliversBeforeConnack(_session: SessionView): boolean {
    return false;
  },

  /** The CONNACK of a refused CONNECT: Session Present is 0 [MQTT-3.2.2-4]. */
  refusal(returnCode: number): Connack {
    return { type: 'connack', sessionPresent: false, reasonCode: returnCode };
  },

  /** Whether the connection is closed after a refusal [MQTT-3.2.2-5]. */
  closesAfterRefusal(_returnCode: number): boolean {
    return true;
  },
};
