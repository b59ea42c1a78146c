/** Makes up what happens next, from what is known of the connections. */

import { encodePacket, type Packet } from '../../reference/codec/index.ts';
import type { Step } from '../case.ts';
import type { Peer } from '../judge/peer.ts';
import { mutate, randomBytes, randomPacket } from '../mutations.ts';
import type { World } from '../play/world.ts';
import type { Random } from '../random.ts';
import { connect } from './connect.ts';
import { tamperWithFields } from './fields.ts';
import type { Mood } from './mood.ts';
import { auth, packetOf } from './packets.ts';

/** Goes on for ever. */
export interface Steps {
  next(): Step;
}

const durationsMs: readonly number[] = [0, 1, 20, 500, 999, 1_000, 1_500, 7_500, 10_000, 60_000, 3_600_000, 86_400_000];
const longestGarbage = 60;
const mostJoined = 5;

/** Makes a source of steps for a world; the same random numbers make the same steps. */
export function createSteps(random: Random, world: World, mood: Mood): Steps {
  let connections = 0;
  /** Rests of packets that were cut, by connection. */
  const rests = new Map<number, Uint8Array>();

  const open = (): Step => {
    connections += 1;
    return { kind: 'open', connection: connections };
  };

  const say = (peer: Peer): Step => {
    const connection = peer.number;
    const rest = rests.get(connection);
    rests.delete(connection);
    const bytes = rest ?? speech(random, peer, mood);
    if (bytes.length < 2 || !random.percent(mood.cutPercent)) return { kind: 'bytes', connection, bytes };
    const at = 1 + random.below(bytes.length - 1);
    rests.set(connection, bytes.subarray(at));
    return { kind: 'bytes', connection, bytes: bytes.subarray(0, at) };
  };

  return {
    next: () => {
      if (random.percent(mood.waitPercent)) return { kind: 'wait', durationMs: random.pick(durationsMs) };
      const peers = [...world.peers.values()];
      const isFull = peers.length >= mood.mostPeers;
      if (peers.length === 0 || random.percent(isFull ? 0.2 : 8)) return open();
      const peer = random.pick(peers);
      if (random.percent(mood.endPercent)) return { kind: 'end', connection: peer.number };
      if (random.percent(mood.congestionPercent)) {
        return { kind: random.pick(['congested', 'drained']), connection: peer.number };
      }
      return say(peer);
    },
  };
}

function speech(random: Random, peer: Peer, mood: Mood): Uint8Array {
  const bytes = encodePacket(nextPacket(random, peer), peer.version);
  if (random.percent(mood.garbledPercent)) return garbled(random, peer, bytes);
  // Together with another one, a CONNECT or an acknowledgement leaves nothing to judge: that is for garbled ones.
  if (peer.phase !== 'served' || !random.percent(mood.joinedPercent)) return bytes;
  const parts = [bytes];
  for (let left = random.below(mostJoined); left > 0; left -= 1) {
    parts.push(encodePacket(nextPacket(random, peer), peer.version));
  }
  return parts.some(changesWhatOthersMean) ? bytes : Buffer.concat(parts);
}

/** CONNECT, PUBACK, PUBREC and PUBCOMP. */
const murking: readonly number[] = [0x10, 0x40, 0x50, 0x70];

const changesWhatOthersMean = ([header = 0]: Uint8Array): boolean => murking.includes(header & 0xf0);

function nextPacket(random: Random, peer: Peer): Packet {
  if (peer.phase === 'served' && peer.session !== null) return packetOf(random, peer, peer.session);
  if (peer.phase === 'asked' && random.percent(90)) return auth(random);
  return random.percent(98) ? connect(random) : { type: 'pingreq' };
}

function garbled(random: Random, peer: Peer, bytes: Uint8Array): Uint8Array {
  switch (random.below(6)) {
    case 0:
      return randomBytes(random, 1 + random.below(longestGarbage));
    case 1:
      return randomPacket(random);
    case 2:
      return Buffer.concat([bytes, encodePacket(nextPacket(random, peer), peer.version)]);
    case 3:
      return mutate(random, bytes, encodePacket(nextPacket(random, peer), peer.version));
    default:
      return tamperWithFields(random, bytes, peer.version);
  }
}
