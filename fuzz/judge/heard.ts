/** Reads what the broker sends: each packet well-formed, allowed to that client, and one that has its place here. */

import {
  decodePacket,
  describeViolation,
  type Packet,
  type Suback,
  toHex,
  type Unsuback,
} from '../../reference/codec/index.ts';
import { judgeConnack } from './connack.ts';
import { judgeDelivery } from './deliveries.ts';
import { answerKey, mostBytes, type Peer, settleAnswer } from './peer.ts';
import type { Scene } from './scene.ts';

/** Reads a chunk. */
export function hearBroker(scene: Scene, peer: Peer, chunk: Uint8Array): void {
  if (peer.isClosed) scene.report('nothing-after-close', toHex(chunk));
  peer.heard.push(chunk);
  for (let frame = peer.heard.next(); frame !== undefined; frame = peer.heard.next()) {
    const packet = 'type' in frame ? frame : decodePacket(frame, peer.version);
    if (packet.type === 'violation') {
      scene.report('well-formed', `${describeViolation(packet)}: ${toHex(chunk)}`);
      return;
    }
    if ('type' in frame) return;
    const sizeBytes = frame.end - frame.start;
    if (sizeBytes > mostBytes(peer)) {
      scene.report('packet-size', `${packet.type} of ${sizeBytes} bytes to a client that takes ${mostBytes(peer)}`);
    }
    if (peer.saidGoodbye) scene.report('nothing-after-disconnect', packet.type);
    scene.watcher.heard(peer, packet);
    judge(scene, peer, packet);
  }
}

function judge(scene: Scene, peer: Peer, packet: Packet): void {
  if (peer.phase !== 'served' && packet.type !== 'connack' && packet.type !== 'auth') {
    scene.report('connack-first', `a ${packet.type} before CONNACK`);
    return;
  }
  switch (packet.type) {
    case 'connack':
      judgeConnack(scene, peer, packet);
      return;
    case 'publish':
      if (peer.session !== null) judgeDelivery(scene, peer, peer.session, packet);
      return;
    case 'pubrel':
      judgePubrel(scene, peer, packet.packetIdentifier);
      return;
    case 'pubrec':
      judgeAnswer(scene, peer, packet.type, packet.packetIdentifier);
      if (packet.reasonCode >= 0x80) endRefused(peer, packet.packetIdentifier);
      return;
    case 'puback':
    case 'pubcomp':
      judgeAnswer(scene, peer, packet.type, packet.packetIdentifier);
      return;
    case 'suback':
    case 'unsuback':
      judgeAnswer(scene, peer, packet.type, packet.packetIdentifier);
      judgeCodes(scene, peer, packet);
      return;
    case 'pingresp':
      judgeAnswer(scene, peer, packet.type, 0);
      return;
    case 'disconnect':
      if (peer.version !== '5.0') scene.report('server-packets-only', `DISCONNECT to a client of ${peer.version}`);
      peer.saidGoodbye = true;
      return;
    case 'auth':
      if (peer.connect?.properties?.authenticationMethod === undefined) scene.report('auth-asked-for', 'an AUTH');
      return;
    case 'connect':
    case 'subscribe':
    case 'unsubscribe':
    case 'pingreq':
      scene.report('server-packets-only', `a ${packet.type}`);
      return;
    default:
      packet satisfies never;
  }
}

/** A refused message is over, unless another one came under its identifier in the same chunk. */
function endRefused(peer: Peer, packetIdentifier: number): void {
  if (peer.owed.has(answerKey('pubrec', packetIdentifier))) return;
  peer.session?.received.delete(packetIdentifier);
  peer.unfinished.delete(packetIdentifier);
}

function judgeAnswer(scene: Scene, peer: Peer, type: Packet['type'], packetIdentifier: number): void {
  if (settleAnswer(peer, type, packetIdentifier) || peer.isMurky) return;
  scene.report('answers-what-was-asked', `${type} ${packetIdentifier}, which nothing asked for`);
}

function judgePubrel(scene: Scene, peer: Peer, packetIdentifier: number): void {
  if (settleAnswer(peer, 'pubrel', packetIdentifier) || peer.isMurky || peer.session?.isMurky) return;
  // On the return of its client what is past PUBREC goes on with PUBREL, once.
  const item = peer.session?.underway.get(packetIdentifier);
  if (item?.isCertain === false) return;
  const isUnderway = item?.awaiting === 'pubcomp';
  const isAgain = peer.releasedAgain.has(packetIdentifier) || peer.sentHere.has(packetIdentifier);
  if (!isUnderway || isAgain) scene.report('pubrel-after-pubrec', `PUBREL ${packetIdentifier}`);
  peer.releasedAgain.add(packetIdentifier);
}

function judgeCodes(scene: Scene, peer: Peer, { type, packetIdentifier, reasonCodes }: Suback | Unsuback): void {
  const asked = type === 'suback' ? 'subscribe' : 'unsubscribe';
  const at = peer.requests.findIndex((one) => one.type === asked && one.packetIdentifier === packetIdentifier);
  const [request] = at === -1 ? [] : peer.requests.splice(at, 1);
  if (request === undefined) return;
  if (request.type === 'unsubscribe') {
    const expected = peer.version === '5.0' ? request.topicFilters.length : 0;
    if (reasonCodes.length !== expected) scene.report('unsuback-fits', `${reasonCodes.length} codes for ${expected}`);
    return;
  }
  const { subscriptions } = request;
  const fits = subscriptions.every(({ qos }, index) => {
    const code = reasonCodes[index] ?? 3;
    return code <= qos || code >= 0x80;
  });
  if (!fits || reasonCodes.length !== subscriptions.length) {
    scene.report('suback-fits', `${reasonCodes.join()} for ${subscriptions.map(({ qos }) => qos).join()}`);
  }
}
