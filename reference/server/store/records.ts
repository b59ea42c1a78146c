/** What stands in the store, entry by entry. Times are those of the wall, in milliseconds since 1970. */

import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import type { Delivery, Message, Session } from '../../broker/index.ts';
import type { Will } from '../../codec/index.ts';
import { createFrameDecoder, decodePacket, encodePacket, type Packet, versions } from '../../codec/index.ts';

/** Changes when an older program could not read what is written any more. */
export const formatVersion = 1;

/** The first part of a key says what stands there. What is behind it, by number: session, then what belongs to it. */
export const kinds = {
  about: 0,
  message: 1,
  session: 2,
  subscription: 3,
  inFlight: 4,
  queued: 5,
  received: 6,
  retained: 7,
} as const;

/** A key: kind, number of the message or session, and of what belongs to that session. */
export type Key = [kind: number, number: number, part: number];

const bytes = v.pipe(
  v.custom<Uint8Array>((value) => value instanceof Uint8Array),
  // The library hands out a Buffer, whose slice() is another.
  v.transform((buffer) => new Uint8Array(buffer)),
);
const qos = v.picklist([0, 1, 2]);

/** Says what the store is. */
export const aboutRecord = v.object({ broker: v.literal('mqttspec'), format: v.number() });

/** A message: when it was taken over, who published it, and the PUBLISH of 5.0 that it would be, with its checksum. */
export const messageRecord = v.tuple([v.number(), v.nullable(v.string()), bytes, v.number()]);

/** A session. */
export const sessionRecord = v.object({
  clientId: v.string(),
  user: v.nullable(v.string()),
  version: v.picklist(versions),
  clean: v.boolean(),
  sessionExpiryInterval: v.number(),
  connects: v.number(),
  isConnected: v.boolean(),
  /** Whether all of it is kept, not the Will alone. */
  isWhole: v.boolean(),
  /** A CONNECT of 5.0 that has this Will. */
  will: v.nullable(bytes),
  delayedWill: v.nullable(v.object({ connect: bytes, dueAt: v.number() })),
  expiresAt: v.nullable(v.number()),
});

/** A subscription. */
export const subscriptionRecord = v.object({
  topicFilter: v.string(),
  qos,
  noLocal: v.boolean(),
  retainAsPublished: v.boolean(),
  retainHandling: qos,
  subscriptionIdentifier: v.nullable(v.number()),
  share: v.nullable(v.object({ shareName: v.string(), topicFilter: v.string() })),
});

/** A delivery: number of the message, cause, QoS, RETAIN, Subscription Identifiers, filter of the Shared Subscription. */
export const deliveryRecord = v.tuple([
  v.number(),
  v.picklist(['live', 'retained']),
  qos,
  v.boolean(),
  v.array(v.number()),
  v.nullable(v.string()),
]);

/** A delivery that was sent: its place in the order of all that are in flight, what the client owes, the delivery. */
export const inFlightRecord = v.tuple([v.number(), v.picklist(['puback', 'pubrec', 'pubcomp']), deliveryRecord]);

/** How often the PUBLISH came of which the identifier is held. */
export const receivedRecord = v.number();

const anyIdentifier = 1;

/** Writes a message; `takenAt` is its `takenAtMs` by the clock on the wall. */
export function writeMessage(message: Message, takenAt: number): v.InferInput<typeof messageRecord> {
  const { topic, payload, qos, retain, dup, publisher, properties } = message;
  const packetIdentifier = qos === 0 ? undefined : anyIdentifier;
  const packet = encodePacket(
    { type: 'publish', topic, payload, qos, retain, dup, packetIdentifier, properties },
    '5.0',
  );
  return [takenAt, publisher, packet, crc32(packet)];
}

/** Reads a message, or gives null if that cannot be done. */
export function readMessage(record: v.InferOutput<typeof messageRecord>, takenAtMs: number): Message | null {
  const [, publisher, written, checksum] = record;
  const packet = crc32(written) === checksum ? packetIn(written) : null;
  if (packet?.type !== 'publish') return null;
  const { topic, payload, qos, retain, dup, properties } = packet;
  return { topic, payload, qos, retain, dup, publisher, properties, takenAtMs };
}

/** Writes a session. */
export function writeSession(
  session: Session,
  isWhole: boolean,
  wallTime: (ms: number) => number,
): v.InferInput<typeof sessionRecord> {
  const { clientId, user, version, clean, sessionExpiryInterval, connects, connection, will, delayedWill, expiry } =
    session;
  return {
    clientId,
    user,
    version,
    clean,
    sessionExpiryInterval,
    connects,
    isConnected: connection !== null,
    isWhole,
    will: will && writeWill(will),
    delayedWill: delayedWill && { connect: writeWill(delayedWill.will), dueAt: wallTime(delayedWill.dueMs) },
    expiresAt: expiry && wallTime(expiry.dueMs),
  };
}

/** Writes a delivery of a message that has this number. */
export function writeDelivery(delivery: Delivery, message: number): v.InferInput<typeof deliveryRecord> {
  const { cause, qos, retain, subscriptionIdentifiers, group } = delivery;
  return [message, cause, qos, retain, [...subscriptionIdentifiers], group?.sharedFilter ?? null];
}

function writeWill(will: Will): Uint8Array {
  return encodePacket({ type: 'connect', version: '5.0', cleanStart: true, keepAlive: 0, clientId: '', will }, '5.0');
}

/** Reads a Will, or gives null if that cannot be done. */
export function readWill(written: Uint8Array): Will | null {
  const packet = packetIn(written);
  return packet?.type === 'connect' ? (packet.will ?? null) : null;
}

function packetIn(written: Uint8Array): Packet | null {
  const frames = createFrameDecoder({ maxPacketBytes: written.length });
  frames.push(written);
  const frame = frames.next();
  if (frame === undefined || 'type' in frame) return null;
  const packet = decodePacket(frame, '5.0');
  return packet.type === 'violation' ? null : packet;
}
