/** Reads what a client says to the broker: what is owed for it, and whether the broker has to close. */

import {
  type Connect,
  decodePacket,
  describeViolation,
  type Frame,
  hasWildcard,
  isSharedFilter,
  type Packet,
  type PacketType,
  type Puback,
  type Pubcomp,
  type Publish,
  type Pubrec,
  packetTypes,
  type Subscribe,
  versionNamedBy,
} from '../../reference/codec/index.ts';
import { owe, type Peer } from './peer.ts';
import type { Scene } from './scene.ts';
import type { SessionModel } from './session-model.ts';

/** Packets that change what others in the same chunk mean, so that nobody can tell what answers what; so does any before CONNACK. */
const murking: readonly (PacketType | null | undefined)[] = ['connect', 'puback', 'pubrec', 'pubcomp'];

const refusedByReasonCode = 0x80;

/** Reads a chunk, before the broker does. */
export function hearClient(scene: Scene, peer: Peer, chunk: Uint8Array): void {
  peer.said.push(chunk);
  let frames = 0;
  let isMurking = false;
  while (peer.doomed === null) {
    const frame = peer.said.next();
    if (frame === undefined) return;
    if ('type' in frame) {
      peer.doomed = describeViolation(frame);
      return;
    }
    frames += 1;
    isMurking ||= peer.phase === 'asked' || murking.includes(packetTypes[(frame.bytes[frame.start] ?? 0) >> 4]);
    if (frames > 1 && isMurking) becomeMurky(peer);
    hearFrame(scene, peer, frame, frames === 1);
  }
}

function becomeMurky(peer: Peer): void {
  peer.isMurky = true;
  if (peer.session !== null) peer.session.isMurky = true;
}

function hearFrame(scene: Scene, peer: Peer, frame: Frame, isFirst: boolean): void {
  const packet = decodePacket(frame, peer.version);
  if (packet.type === 'violation') {
    const isConnect = packetTypes[(frame.bytes[frame.start] ?? 0) >> 4] === 'connect';
    if (isConnect && peer.phase === 'fresh') peer.version = versionNamedBy(frame) ?? peer.version;
    peer.doomed = describeViolation(packet);
    return;
  }
  peer.heardFromAtMs = scene.nowMs();
  if (peer.phase === 'served' && peer.session !== null) hearServed(scene, peer, peer.session, packet, isFirst);
  else if (peer.phase === 'fresh' && packet.type === 'connect') hearConnect(scene, peer, packet);
  else if (peer.isMurky) hearUnknown(scene, peer, packet);
  else if (packet.type === 'auth') peer.isToBlame = true;
  else peer.doomed = `a ${packet.type.toUpperCase()} before CONNACK`;
}

/** What comes together with a CONNECT, which the broker may or may not accept. */
function hearUnknown({ published }: Scene, peer: Peer, packet: Packet): void {
  peer.isToBlame = true;
  if (packet.type === 'publish') published.add(packet.topic, packet.payload, packet.properties);
}

function hearConnect({ published }: Scene, peer: Peer, connect: Connect): void {
  peer.connect = connect;
  peer.version = connect.version;
  peer.phase = 'asked';
  const { will } = connect;
  if (will !== undefined) published.add(will.topic, will.payload, will.properties);
}

function hearServed(scene: Scene, peer: Peer, session: SessionModel, packet: Packet, isFirst: boolean): void {
  switch (packet.type) {
    case 'publish':
      hearPublish(scene, peer, session, packet, isFirst);
      return;
    case 'puback':
    case 'pubrec':
    case 'pubcomp':
      hearAcknowledgement(peer, session, packet);
      return;
    case 'pubrel':
      owe(peer, 'pubcomp', packet.packetIdentifier);
      session.received.delete(packet.packetIdentifier);
      peer.unfinished.delete(packet.packetIdentifier);
      return;
    case 'subscribe':
      hearSubscribe(scene, peer, session, packet);
      return;
    case 'unsubscribe':
      owe(peer, 'unsuback', packet.packetIdentifier);
      peer.requests.push(packet);
      return;
    case 'pingreq':
      owe(peer, 'pingresp');
      return;
    case 'disconnect': {
      const asked = packet.properties?.sessionExpiryInterval;
      if (asked !== undefined && session.expiryInterval !== 0) session.expiryInterval = asked;
      peer.doomed = 'a DISCONNECT';
      return;
    }
    case 'auth':
      peer.isToBlame = true;
      if (peer.connect?.properties?.authenticationMethod === undefined) peer.doomed = 'an AUTH without a method';
      return;
    case 'connect':
    case 'connack':
    case 'suback':
    case 'unsuback':
    case 'pingresp':
      peer.doomed = `a ${packet.type.toUpperCase()} out of place`;
      return;
    default:
      packet satisfies never;
  }
}

function hearPublish(scene: Scene, peer: Peer, session: SessionModel, publish: Publish, isFirst: boolean): void {
  const { qos, packetIdentifier = 0, payload, properties } = publish;
  const topic = topicOf(scene, peer, publish);
  if (peer.version === '5.0') peer.doomed = topic === null ? 'a Topic Alias' : notOffered(scene, publish);
  if (topic === null || peer.doomed !== null) return;

  const { maxReceivedMessages, maxTopicLevels, maxTopicBytes } = scene.limits;
  const isFull = peer.unfinished.size >= maxReceivedMessages && !peer.unfinished.has(packetIdentifier);
  if (peer.version === '5.0' && qos > 0 && isFull) {
    // Whether what came before in the same chunk was taken is not known yet.
    if (!isFirst) becomeMurky(peer);
    else {
      peer.doomed = 'more than Receive Maximum';
      return;
    }
  }
  const isTooLong = topic.split('/').length > maxTopicLevels || Buffer.byteLength(topic) > maxTopicBytes;
  if (publish.retain || isTooLong) peer.isToBlame = true;
  scene.published.add(topic, payload, properties);
  if (qos === 0) return;
  owe(peer, qos === 1 ? 'puback' : 'pubrec', packetIdentifier);
  if (qos === 1) return;
  session.received.add(packetIdentifier);
  peer.unfinished.add(packetIdentifier);
}

/** The Topic Name of a PUBLISH; null if its alias is not one. */
function topicOf({ limits }: Scene, peer: Peer, { topic, properties }: Publish): string | null {
  const alias = properties?.topicAlias;
  if (alias === undefined) return topic;
  if (alias === 0 || alias > limits.maxTopicAliases) return null;
  if (topic === '') return peer.setAliases.get(alias) ?? null;
  peer.setAliases.set(alias, topic);
  return topic;
}

function notOffered({ settings }: Scene, { qos, retain, properties }: Publish): string | null {
  if (properties?.subscriptionIdentifier !== undefined) return 'a Subscription Identifier from a client';
  if (qos > settings.maximumQos) return 'more than Maximum QoS';
  return retain && !settings.retainAvailable ? 'RETAIN that is not available' : null;
}

function hearAcknowledgement(
  peer: Peer,
  { underway, isMurky }: SessionModel,
  { type, packetIdentifier, reasonCode }: Puback | Pubrec | Pubcomp,
): void {
  const item = underway.get(packetIdentifier);
  const isRefused = type === 'pubrec' && reasonCode >= refusedByReasonCode;
  if (item !== undefined && (isRefused || (type !== 'pubrec' && item.awaiting === type))) {
    underway.delete(packetIdentifier);
    peer.sentHere.delete(packetIdentifier);
    return;
  }
  if (type !== 'pubrec' || isRefused) return;
  if (item?.qos === 2) underway.set(packetIdentifier, { ...item, awaiting: 'pubcomp' });
  const isAnswered = item?.isCertain ? item.qos === 2 : item?.qos !== 1 && peer.version === '5.0';
  if (isAnswered && !isMurky) owe(peer, 'pubrel', packetIdentifier);
}

function hearSubscribe({ settings }: Scene, peer: Peer, { filters }: SessionModel, subscribe: Subscribe): void {
  const { packetIdentifier, subscriptions, properties } = subscribe;
  const [identifier] = properties?.subscriptionIdentifier ?? [];
  const asksFor = (is: (topicFilter: string) => boolean): boolean =>
    subscriptions.some(({ topicFilter }) => is(topicFilter));
  const isDenied =
    (!settings.subscriptionIdentifierAvailable && identifier !== undefined) ||
    (!settings.sharedSubscriptionAvailable && asksFor(isSharedFilter)) ||
    (!settings.wildcardSubscriptionAvailable && asksFor(hasWildcard));
  if (peer.version === '5.0' && isDenied) {
    peer.doomed = 'a SUBSCRIBE for what is not offered';
    return;
  }
  // 3.1 has no code to refuse a filter with.
  if (peer.version === '3.1') peer.isToBlame = true;
  owe(peer, 'suback', packetIdentifier);
  peer.requests.push(subscribe);
  for (const { topicFilter, qos, retainAsPublished = false } of subscriptions) {
    const granted = filters.get(topicFilter) ?? { maxQos: 0, identifiers: new Set(), retainsAsPublished: false };
    if (qos > granted.maxQos) granted.maxQos = qos;
    granted.retainsAsPublished ||= retainAsPublished;
    if (identifier !== undefined) granted.identifiers.add(identifier);
    filters.set(topicFilter, granted);
  }
}
