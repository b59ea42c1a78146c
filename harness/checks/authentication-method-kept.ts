/** Enhanced authentication is spoken with those who began it, by the method that they named, and with nobody else. */

import type { Auth, Connack } from '../../reference/codec/packet.ts';
import { type Check, type Departure, nameOf } from './check.ts';
import type { SeenConnection } from './connections.ts';

const continueAuthentication = 0x18;
const reAuthenticate = 0x19;

/** What is wrong with an AUTH or a CONNACK: expected, got, statements. */
type Wrong = readonly [expected: string, got: string, ...statements: string[]];

function wrongWith(packet: Auth | Connack, method: string | undefined, isAccepted: boolean): Wrong | null {
  const given = packet.properties?.authenticationMethod;
  const name = nameOf(packet.type);
  if (method === undefined) {
    const expected = 'no enhanced authentication, as CONNECT named no Authentication Method';
    if (packet.type === 'auth') return [expected, name, 'MQTT-4.12.0-6', 'v5.0-3.15-u1'];
    return given === undefined ? null : [expected, `an Authentication Method in ${name}`, 'MQTT-4.12.0-6'];
  }
  // An AUTH that says Success by its mere type may leave all out (3.15.2.1); a refusal need not name the method.
  const mayLeaveOut = packet.type === 'auth' ? packet.properties === undefined : packet.reasonCode !== 0;
  if (given !== method && !(given === undefined && mayLeaveOut)) {
    const also = packet.type === 'auth' ? ['v5.0-3.15-u1'] : [];
    return [`Authentication Method ${method} in ${name}`, given ?? 'none', 'MQTT-4.12.0-5', ...also];
  }
  if (packet.type === 'connack') return null;
  const code = `0x${packet.reasonCode.toString(16).padStart(2, '0')}`;
  if (packet.reasonCode === reAuthenticate) return ['a Reason Code of servers in AUTH', code, 'MQTT-3.15.2-1'];
  const isTooEarly = !isAccepted && packet.reasonCode !== continueAuthentication;
  return isTooEarly ? ['Continue authentication in an AUTH before CONNACK', code, 'MQTT-4.12.0-2'] : null;
}

function inspectConnection({ connect, all }: SeenConnection): Departure[] {
  if (connect?.packet.version !== '5.0') return [];
  const method = connect.packet.properties?.authenticationMethod;
  let isAccepted = false;
  const found: Departure[] = [];
  for (const { event, packet } of all) {
    if (event.direction === 'out' || (packet.type !== 'auth' && packet.type !== 'connack')) continue;
    const wrong = wrongWith(packet, method, isAccepted);
    isAccepted ||= packet.type === 'connack';
    if (wrong === null) continue;
    const [expected, got, ...statements] = wrong;
    found.push({ event, expected, got, statements });
  }
  return found;
}

export const authenticationMethodKept: Check = {
  name: 'authentication-method-kept',
  title: 'AUTH and CONNACK keep to the Authentication Method of CONNECT, or to its absence',
  statements: { '5.0': ['MQTT-4.12.0-2', 'MQTT-4.12.0-5', 'MQTT-4.12.0-6', 'v5.0-3.15-u1', 'MQTT-3.15.2-1'] },
  inspect: ({ came, connections }) => {
    const isSpokenOf =
      came('auth').length > 0 ||
      came('connack').some(({ packet }) => packet.properties?.authenticationMethod !== undefined) ||
      connections.some(({ connect }) => connect?.packet.properties?.authenticationMethod !== undefined);
    return isSpokenOf ? connections.flatMap(inspectConnection) : [];
  },
};
