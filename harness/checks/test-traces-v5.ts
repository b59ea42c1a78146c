/** Hand-made traces of 5.0: what `test-traces.ts` has, in its words. */

import type { Packet, PacketOf, Properties, Subscription } from '../../reference/codec/index.ts';
import type { Check } from './check.ts';
import { connect, findings, type Lines, received, receivedBytes, sent, sentBytes } from './test-traces.ts';

type ConnectFields = Partial<Omit<PacketOf<'connect'>, 'type' | 'version'>>;

/** Our client sent that packet. */
export const out = (client: string, packet: Packet) => sent(client, packet, '5.0');

/** The broker sent that packet. */
export const come = (client: string, packet: Packet) => received(client, packet, '5.0');

/** Our client sent those bytes. */
export const outBytes = (client: string, hex: string) => sentBytes(client, hex, '5.0');

/** The broker sent those bytes. */
export const comeBytes = (client: string, hex: string) => receivedBytes(client, hex, '5.0');

/** CONNECT with Clean Start 1 and the client's own name as its Client Identifier, but for what is told. */
export const connect5 = (client: string, properties?: Properties, fields: ConnectFields = {}) =>
  out(client, connect(client, { version: '5.0', properties, ...fields }));

/** CONNACK. */
export const connack5 = (client: string, properties?: Properties, fields: Partial<PacketOf<'connack'>> = {}) =>
  come(client, { type: 'connack', sessionPresent: false, reasonCode: 0, properties, ...fields });

/** Both, with the properties of CONNECT. */
export const connected5 = (client: string, properties?: Properties, fields?: ConnectFields) => [
  connect5(client, properties, fields),
  connack5(client),
];

/** A client that comes back to the session of `clientId`, which is kept for an hour, as it was before. */
export const kept5 = (client: string, clientId: string, sessionPresent = false) => [
  connect5(client, { sessionExpiryInterval: 3600 }, { clientId, cleanStart: false }),
  connack5(client, undefined, { sessionPresent }),
];

/** SUBSCRIBE for one filter, and the SUBACK that grants it. */
export const subscribed = (
  client: string,
  topicFilter: string,
  options: Partial<Subscription> = {},
  identifier?: number,
  packetIdentifier = 1,
) => [
  out(client, {
    type: 'subscribe',
    packetIdentifier,
    subscriptions: [{ topicFilter, qos: 2, ...options }],
    properties: identifier === undefined ? undefined : { subscriptionIdentifier: [identifier] },
  }),
  come(client, { type: 'suback', packetIdentifier, reasonCodes: [options.qos ?? 2] }),
];

/** PINGREQ, and its answer. */
export const pinged = (client: string) => [out(client, { type: 'pingreq' }), come(client, { type: 'pingresp' })];

/** What a check finds in a trace of those lines. */
export const found = (check: Check, ...lines: Lines[]) => findings(check, lines, '5.0');
