/** What must hold when the broker has done all that it can: answers are given, what had to be closed is, nothing else. */

import { answerName, isOpen, mostBytes, type Peer } from './peer.ts';
import type { Scene } from './scene.ts';

/** A client that takes so little may have to do without an answer. */
const roomyPacketBytes = 64;

/** Judges the connection on which the client just said something. */
export function judgeAnswers(scene: Scene, peer: Peer): void {
  if (!isOpen(peer)) return;
  if (peer.doomed !== null) {
    scene.report('closes-on-violation', `still open after ${peer.doomed}`);
    return;
  }
  if (peer.isMurky) return;
  const isUnasked = peer.phase === 'asked' && peer.connect?.properties?.authenticationMethod === undefined;
  if (isUnasked) scene.report('answers-everything', 'a CONNECT has no answer');
  const [missing] = peer.owed.keys();
  if (missing !== undefined && mostBytes(peer) >= roomyPacketBytes) {
    scene.report('answers-everything', `${answerName(missing)} is missing`);
  }
}

/** Judges the connections after time has passed. */
export function judgeSilence(scene: Scene, peers: Iterable<Peer>): void {
  const nowMs = scene.nowMs();
  for (const peer of peers) {
    const { phase, number, openedAtMs, heardFromAtMs, silenceLimitMs } = peer;
    if (!isOpen(peer)) continue;
    const isLate =
      phase === 'served'
        ? nowMs - heardFromAtMs >= silenceLimitMs
        : nowMs - openedAtMs >= scene.limits.connectTimeoutMs;
    if (isLate) scene.report('closes-the-silent', `${number}, ${phase}, silent since ${heardFromAtMs}, now ${nowMs}`);
  }
}

/** Judges a close: `actor` is the connection on which something happened, if something did. */
export function judgeClose(scene: Scene, peer: Peer, actor: Peer | null): void {
  const nowMs = scene.nowMs();
  if (actor === null) {
    const { phase, openedAtMs, heardFromAtMs, silenceLimitMs } = peer;
    const isDue =
      phase === 'served'
        ? nowMs - heardFromAtMs >= silenceLimitMs
        : nowMs - openedAtMs >= scene.limits.connectTimeoutMs;
    if (!isDue) scene.report('closes-only-with-cause', `${peer.number} was closed by a timer too early`);
    return;
  }
  if (actor === peer) {
    const hasCause = peer.doomed !== null || peer.isToBlame || peer.isMurky || mostBytes(peer) < roomyPacketBytes;
    if (!hasCause && peer.phase === 'served')
      scene.report('closes-only-with-cause', `${peer.number} did nothing wrong`);
    return;
  }
  const isTakenOver = actor.isMurky || actor.connect?.clientId === peer.session?.clientId;
  if (!isTakenOver) scene.report('closes-only-with-cause', `${peer.number} was closed by what ${actor.number} did`);
}
