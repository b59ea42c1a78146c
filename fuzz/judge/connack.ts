/** CONNACK: one only, Session Present as the session was, and the older connection of that Client Identifier gone. */

import type { Connack, Connect } from '../../reference/codec/index.ts';
import { isOpen, mostBytes, type Peer } from './peer.ts';
import type { Scene } from './scene.ts';
import { createSessionModel, neverExpires, type SessionModel } from './session-model.ts';

/** Judges a CONNACK, and begins the service if it accepts. */
export function judgeConnack(scene: Scene, peer: Peer, connack: Connack): void {
  const { connect, phase } = peer;
  if (connack.reasonCode !== 0) {
    const isAsked = phase === 'asked' || (phase === 'fresh' && peer.doomed !== null);
    if (!isAsked) scene.report('connack-once', `a refusal to one that is ${phase}`);
    peer.doomed ??= 'a CONNACK that refuses';
    return;
  }
  if (phase !== 'asked' || connect === null) {
    scene.report('connack-once', `to one that is ${phase}`);
    return;
  }
  const clientId = connect.clientId || (connack.properties?.assignedClientIdentifier ?? `unknown ${peer.number}`);
  const session = openSession(scene, peer, connect, connack, clientId);
  session.expiryInterval = expiryIntervalOf(connect, connack);
  session.owner = peer;
  if (peer.isMurky) session.isMurky = true;
  if (mostBytes(peer) < Number.POSITIVE_INFINITY) makeUncertain(session);
  peer.session = session;
  peer.phase = 'served';
  const keepAlive = connack.properties?.serverKeepAlive ?? connect.keepAlive;
  peer.silenceLimitMs = keepAlive === 0 ? Number.POSITIVE_INFINITY : keepAlive * 1500;
}

function openSession(scene: Scene, peer: Peer, connect: Connect, connack: Connack, clientId: string): SessionModel {
  const found = scene.sessions.get(clientId);
  const older = found?.owner ?? null;
  if (older !== null && older !== peer && isOpen(older)) {
    scene.report('one-connection-for-each-client', `${clientId} is served on ${older.number} and ${peer.number}`);
  }
  const isThere = found !== undefined && scene.nowMs() < found.endsAtMs;
  const tellsIt = connect.version !== '3.1';
  // Of one that is murky nobody knows when it ends either; 3.1 does not tell whether it was still there.
  const mayBeThere = isThere || (found?.isMurky === true && !tellsIt);
  const resumes = found?.isMurky && tellsIt ? connack.sessionPresent : mayBeThere && !connect.cleanStart;
  if (connack.sessionPresent !== (resumes && tellsIt)) {
    scene.report('session-present', `expected ${resumes}, got ${connack.sessionPresent}`);
  }
  const session = (resumes ? found : undefined) ?? createSessionModel(clientId);
  session.endsAtMs = Number.POSITIVE_INFINITY;
  scene.sessions.set(clientId, session);
  return session;
}

function makeUncertain({ underway }: SessionModel): void {
  for (const [packetIdentifier, item] of underway) {
    if (item.awaiting !== 'pubcomp') underway.set(packetIdentifier, { ...item, isCertain: false });
  }
}

function expiryIntervalOf({ version, cleanStart, properties }: Connect, connack: Connack): number {
  if (version !== '5.0') return cleanStart ? 0 : neverExpires;
  return connack.properties?.sessionExpiryInterval ?? properties?.sessionExpiryInterval ?? 0;
}

/** A connection is over: its session ends, or waits for its client. */
export function leave(scene: Scene, peer: Peer): void {
  const { session, connect, phase } = peer;
  if (session?.owner !== peer) {
    // A CONNECT without an answer, as the client takes none of that size: what became of its session is not told.
    if (phase !== 'asked' || connect === null) return;
    const meant = scene.sessions.get(connect.clientId) ?? createSessionModel(connect.clientId);
    meant.isMurky = true;
    scene.sessions.set(connect.clientId, meant);
    return;
  }
  session.owner = null;
  const { expiryInterval, isMurky } = session;
  if (expiryInterval === 0 && !isMurky) {
    scene.sessions.delete(session.clientId);
    return;
  }
  const askedMs = expiryInterval === neverExpires ? Number.POSITIVE_INFINITY : expiryInterval * 1000;
  session.endsAtMs = scene.nowMs() + Math.min(askedMs, scene.settings.sessionExpiryMs ?? Number.POSITIVE_INFINITY);
}
