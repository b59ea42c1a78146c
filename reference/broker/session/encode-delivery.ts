/** The bytes of a PUBLISH to a subscriber: encoded once, and copied for each identifier. */

import { encodePacket, type Properties, type Publish, type Version } from '../../codec/index.ts';
import { copyBytes } from '../copy-bytes.ts';
import type { Delivery, Template } from '../message.ts';
import type { OutboundAlias } from '../rules/topic-alias.ts';

/** DUP in the first byte of the fixed header (3.3.1.1). */
const dupBit = 0x08;

/** Any identifier would do: it is written over in each copy. */
const placeholderIdentifier = 1;

/** What differs from one sending of a delivery to another. */
export interface Sending {
  readonly version: Version;
  /** Not looked at for QoS 0. */
  readonly packetIdentifier: number;
  readonly dup: boolean;
  /** The properties of the message that go on; 5.0 only, as all that follows. */
  readonly forwarded: Properties | undefined;
  /** Seconds; undefined when the message never expires. */
  readonly messageExpiryInterval: number | undefined;
  readonly alias: OutboundAlias | null;
}

/**
 * The PUBLISH of a delivery. The bytes may be shared by several calls: they are not to be written into. Whoever asks
 * again for the same delivery asks with the same `forwarded`.
 */
export function encodeDelivery(delivery: Delivery, sending: Sending): Uint8Array {
  const { bytes, identifierAt } = templateFor(delivery, sending);
  const { packetIdentifier, dup } = sending;
  if (delivery.qos === 0 && !dup) return bytes;

  const copy = copyBytes(bytes);
  if (dup) copy[0] = (copy[0] ?? 0) | dupBit;
  if (delivery.qos > 0) {
    copy[identifierAt] = packetIdentifier >> 8;
    copy[identifierAt + 1] = packetIdentifier & 0xff;
  }
  return copy;
}

function templateFor(delivery: Delivery, sending: Sending): Template {
  const { templates } = delivery;
  if (sending.version !== '5.0') {
    // 3.1 and 3.1.1 write PUBLISH alike.
    templates.v3 ??= makeTemplate(delivery, undefined, null, '3.1.1');
    return templates.v3;
  }
  // An alias is the connection's own.
  if (sending.alias !== null) return makeTemplate(delivery, propertiesOf(delivery, sending), sending.alias, '5.0');
  if (templates.v5 === null || templates.v5.messageExpiryInterval !== sending.messageExpiryInterval) {
    templates.v5 = makeTemplate(delivery, propertiesOf(delivery, sending), null, '5.0');
  }
  return templates.v5;
}

function propertiesOf({ subscriptionIdentifiers }: Delivery, sending: Sending): Properties | undefined {
  const { forwarded, messageExpiryInterval, alias } = sending;
  const hasOwn = messageExpiryInterval !== undefined || alias !== null || subscriptionIdentifiers.length > 0;
  if (!hasOwn) return forwarded;
  return {
    ...forwarded,
    messageExpiryInterval,
    topicAlias: alias?.alias,
    subscriptionIdentifier: subscriptionIdentifiers.length > 0 ? subscriptionIdentifiers : undefined,
  };
}

function makeTemplate(
  { message, qos, retain }: Delivery,
  properties: Properties | undefined,
  alias: OutboundAlias | null,
  version: Version,
): Template {
  const publish: Publish = {
    type: 'publish',
    dup: false,
    qos,
    retain,
    topic: alias?.isKnown === true ? '' : message.topic,
    packetIdentifier: qos === 0 ? undefined : placeholderIdentifier,
    payload: message.payload,
    properties,
  };
  const bytes = encodePacket(publish, version);
  return { bytes, identifierAt: endOfTopic(bytes), messageExpiryInterval: properties?.messageExpiryInterval };
}

/** Where the Topic Name ends in an encoded PUBLISH, behind which the Packet Identifier stands (3.3.2). */
function endOfTopic(bytes: Uint8Array): number {
  let at = 1;
  while (((bytes[at] ?? 0) & 0x80) !== 0) at++;
  at++;
  return at + 2 + (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
}
