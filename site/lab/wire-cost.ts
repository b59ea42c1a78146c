/** What the same three things cost on the wire: bytes in MQTT as our codec writes them, and in XMPP as its RFCs spell them. */

import { packetSummary } from '../../harness/report/packet-summary.ts';
import { encodePacket } from '../../reference/codec/encode.ts';
import type { Packet, QoS } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import { messageText, type Spelled, xmppConnect, xmppHeartbeat, xmppMessage } from './xmpp.ts';

/** One packet or stanza. */
export interface Sent {
  readonly from: 'client' | 'server';
  readonly text: string;
  readonly bytes: number;
}

/** What is compared. */
export type Deed = 'connect' | 'heartbeat' | 'publish';

/** A protocol, with all that is sent for each deed. */
export interface Bill {
  readonly protocol: string;
  readonly deeds: Readonly<Record<Deed, readonly Sent[]>>;
}

const utf8 = new TextEncoder();

/** The same person, password and message as in the examples of the RFCs. */
const password = utf8.encode('r0m30myr0m30');
const topic = 'romeo@example.net';
/** Seconds. */
const keepAlive = 60;

function mqttBill(version: Version, qos: QoS): Bill {
  const sent = (from: Sent['from'], packet: Packet): Sent => ({
    from,
    text: packetSummary(packet, version),
    bytes: encodePacket(packet, version).length,
  });
  const packetIdentifier = qos === 0 ? undefined : 1;
  const publish: Packet = {
    type: 'publish',
    dup: false,
    qos,
    retain: false,
    topic,
    packetIdentifier,
    payload: utf8.encode(messageText),
  };
  const acknowledged: readonly Sent[] =
    packetIdentifier === undefined ? [] : [sent('server', { type: 'puback', packetIdentifier, reasonCode: 0 })];
  return {
    protocol: `MQTT ${version}`,
    deeds: {
      connect: [
        sent('client', {
          type: 'connect',
          version,
          cleanStart: true,
          keepAlive,
          clientId: 'juliet',
          userName: 'juliet',
          password,
        }),
        sent('server', { type: 'connack', sessionPresent: false, reasonCode: 0 }),
      ],
      heartbeat: [sent('client', { type: 'pingreq' }), sent('server', { type: 'pingresp' })],
      publish: [sent('client', publish), ...acknowledged],
    },
  };
}

function xmppSent({ from, text }: Spelled): Sent {
  return { from, text, bytes: utf8.encode(text).length };
}

const xmppBill: Bill = {
  protocol: 'XMPP',
  deeds: {
    connect: xmppConnect.map(xmppSent),
    heartbeat: xmppHeartbeat.map(xmppSent),
    publish: xmppMessage.map(xmppSent),
  },
};

/** The bills, with messages published at that QoS. Neither TCP nor TLS is counted: they cost all three the same. */
export function bills(qos: QoS): readonly Bill[] {
  return [mqttBill('3.1.1', qos), mqttBill('5.0', qos), xmppBill];
}

/** All that is sent, together. */
export function total(sent: readonly Sent[]): number {
  return sent.reduce((sum, { bytes }) => sum + bytes, 0);
}
