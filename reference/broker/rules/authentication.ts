/** Decisions about enhanced authentication (3.15, 4.12). */

import type { Auth, Connect, PacketType } from '../../codec/index.ts';

const continueAuthentication = 0x18;
const reAuthenticate = 0x19;
const badAuthenticationMethod = 0x8c;
const notAuthorized = 0x87;

/** Where a client is with its authentication when an AUTH comes. */
export interface AuthenticationState {
  /** The Authentication Method of its CONNECT; null if that had none. */
  readonly method: string | null;
  /** Whether the server waits for an AUTH. */
  readonly isAsked: boolean;
  /** Whether CONNACK was sent. */
  readonly isConnected: boolean;
}

/** The rules of section 4.12. */
export const authenticationRules = {
  /** The Reason Code with which an Authentication Method that is not offered is refused [MQTT-4.12.0-1], or null. */
  refusalOfMethod({ properties }: Connect, offered: readonly string[]): number | null {
    const method = properties?.authenticationMethod;
    return method === undefined || offered.includes(method) ? null : badAuthenticationMethod;
  },

  /**
   * What to do with an AUTH. Without a method, or with another one than in CONNECT, it is a Protocol Error (3.15)
   * [MQTT-4.12.0-7] [MQTT-4.12.1-1]; one with 0x18 answers the server's [MQTT-4.12.0-3], one with 0x19 begins a
   * re-authentication (4.12.1).
   */
  onAuth(
    { reasonCode, properties }: Auth,
    { method, isAsked, isConnected }: AuthenticationState,
  ): 'take' | 'begin' | 'reject' {
    if (method === null || properties?.authenticationMethod !== method) return 'reject';
    if (reasonCode === continueAuthentication) return isAsked ? 'take' : 'reject';
    return reasonCode === reAuthenticate && isConnected ? 'begin' : 'reject';
  },

  /** Whether a packet other than AUTH ends a connection that waits for one: only DISCONNECT may come [MQTT-3.1.2-30]. */
  onPacketWhileAuthenticating(packetType: PacketType): 'close' | 'ignore' | 'leave' {
    return packetType === 'disconnect' ? 'leave' : 'close';
  },

  /** The Reason Code of the server's AUTH: 0x18 to ask for more [MQTT-4.12.0-2], 0 when a re-authentication is done. */
  authReasonCode(step: 'continue' | 'success'): number {
    return step === 'continue' ? continueAuthentication : 0;
  },

  /** The Authentication Method in the server's AUTH and CONNACK: that of CONNECT [MQTT-4.12.0-5]. */
  repeatedMethod(method: string, _packetType: 'auth' | 'connack'): string | undefined {
    return method;
  },

  /**
   * What becomes of a client that fails: refused with this code, or closed with it if it was connected [MQTT-4.12.0-4]
   * [MQTT-4.12.1-2]; null lets it pass.
   */
  authenticationFailure(_isConnected: boolean): number | null {
    return notAuthorized;
  },
};
