/** Decisions about CONNECT and CONNACK (3.1, 3.2), and about what may come before and after them. */

import type { Connack, Connect, PacketType, Properties, Version } from '../../codec/index.ts';
import type { SessionView } from '../session/session.ts';
import type { Settings } from '../settings.ts';

/** Why a CONNECT is refused, with the return code of 3.1 and 3.1.1 and the Reason Code of 5.0 for it. */
const refusals = {
  'identifier-rejected': { v3: 2, v5: 0x85 },
  'server-unavailable': { v3: 3, v5: 0x88 },
  // 3.1.1 has code 4 for those that are malformed.
  'bad-user-name-or-password': { v3: 5, v5: 0x86 },
  'not-authorized': { v3: 5, v5: 0x87 },
} as const;

/** The code with which a CONNECT of that version is refused. */
export function refusalCode(why: keyof typeof refusals, version: Version): number {
  return refusals[why][version === '5.0' ? 'v5' : 'v3'];
}

const qosNotSupported = 0x9b;
const retainNotSupported = 0x9a;
const useAnotherServer = 0x9c;

/** 3.1 counts the characters of a Client Identifier, and takes no more than these. */
const longestClientId31 = 23;

/** What CONNACK tells a client of 5.0 about the server. */
export interface Offer {
  readonly receiveMaximum: number;
  readonly maximumPacketSize: number;
  readonly topicAliasMaximum: number;
  readonly settings: Settings;
  /** What was decided for this client; undefined where its own word stands. */
  readonly decided: {
    readonly sessionExpiryInterval: number | undefined;
    readonly assignedClientIdentifier: string | undefined;
    readonly serverKeepAlive: number | undefined;
    /** Of the authentication that it came through; undefined if it asked for none. */
    readonly authenticationMethod: string | undefined;
    readonly authenticationData: Uint8Array | undefined;
  };
}

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
   * The Reason Code with which 5.0 lets a server refuse what it does not offer, or null: all clients (4.11), a
   * Will whose QoS [MQTT-3.2.2-12] or RETAIN
   * [MQTT-3.2.2-13] is beyond it.
   */
  refusalOfWish({ version, will }: Connect, settings: Settings): number | null {
    if (version !== '5.0') return null;
    if (settings.serverReference !== null) return useAnotherServer;
    if (will !== undefined && will.qos > settings.maximumQos) return qosNotSupported;
    return will?.retain === true && !settings.retainAvailable ? retainNotSupported : null;
  },

  /**
   * The return code with which a Client Identifier is refused, or null. All are taken [MQTT-3.1.3-5] but an empty one
   * of a client that wants its session kept [MQTT-3.1.3-8] [MQTT-3.1.3-9]; in 3.1 it has 1 to 23 characters, in 5.0 an
   * empty one is always taken.
   */
  refusalOfClientId({ clientId, cleanStart, version }: Connect): number | null {
    const isTaken = (): boolean => {
      switch (version) {
        case '3.1': {
          const { length } = [...clientId];
          return length >= 1 && length <= longestClientId31;
        }
        case '3.1.1':
          return clientId !== '' || cleanStart;
        case '5.0':
          return true;
      }
    };
    return isTaken() ? null : refusalCode('identifier-rejected', version);
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

  /** The Keep Alive that the server sets in place of the client's, in seconds, or null to leave it at that (3.2.2.3.14). */
  serverKeepAlive({ version, keepAlive }: Connect, { maximumKeepAlive }: Settings): number | null {
    if (version !== '5.0' || maximumKeepAlive === null) return null;
    return keepAlive === 0 || keepAlive > maximumKeepAlive ? maximumKeepAlive : null;
  },

  /**
   * The properties of the CONNACK of 5.0: what the server offers, each named only where it is less than what its
   * absence means, and what it decided for this client.
   */
  connackProperties(connect: Connect, offer: Offer): Properties {
    const { settings, decided } = offer;
    const unless = (available: boolean): 0 | undefined => (available ? undefined : 0);
    return {
      sessionExpiryInterval: decided.sessionExpiryInterval,
      receiveMaximum: offer.receiveMaximum,
      maximumQos: settings.maximumQos === 2 ? undefined : settings.maximumQos,
      retainAvailable: unless(settings.retainAvailable),
      maximumPacketSize: offer.maximumPacketSize,
      assignedClientIdentifier: decided.assignedClientIdentifier,
      topicAliasMaximum: offer.topicAliasMaximum,
      wildcardSubscriptionAvailable: unless(settings.wildcardSubscriptionAvailable),
      subscriptionIdentifierAvailable: unless(settings.subscriptionIdentifierAvailable),
      sharedSubscriptionAvailable: unless(settings.sharedSubscriptionAvailable),
      serverKeepAlive: decided.serverKeepAlive,
      authenticationMethod: decided.authenticationMethod,
      authenticationData: decided.authenticationData,
      responseInformation:
        connect.properties?.requestResponseInformation === 1 ? (settings.responseInformation ?? undefined) : undefined,
    };
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
