/** Takes bytes from a connection: cut into frames, decoded, handled or judged. */

import {
  createFrameDecoder,
  decodePacket,
  describeViolation,
  type Frame,
  type FrameDecoder,
  frameBytes,
  packetTypes,
  type Violation,
  versionNamedBy,
} from '../../codec/index.ts';
import { copyBytes } from '../copy-bytes.ts';
import type { Core } from '../core.ts';
import { refuse } from '../handlers/connect.ts';
import { dispatch } from '../handlers/dispatch.ts';
import type { Connection } from './connection.ts';
import { endConnection } from './end.ts';

/** Takes a chunk of bytes, cut anywhere. Those behind the end of the connection are not looked at. */
export function receive(core: Core, connection: Connection, chunk: Uint8Array): void {
  if (isClosed(connection)) return;
  core.counters.bytesReceived += chunk.length;
  if (core.rules.endsSilence('bytes')) connection.keepAlive?.heard();
  const frames = connection.frames ?? takeFrames(core);
  connection.frames = frames;
  // What comes before a client is served may have to wait, and the bytes are not ours.
  frames.push(connection.phase.name === 'connected' ? chunk : copyBytes(chunk));
  if (connection.phase.name === 'identifying') boundWhatWaits(core, connection, frames);
  else takeUp(core, connection, frames);
  countUnfinished(core, connection);
}

function takeFrames(core: Core): FrameDecoder {
  const frames = core.spareFrames ?? createFrameDecoder({ maxPacketBytes: core.limits.maxPacketBytes });
  core.spareFrames = null;
  return frames;
}

function takeUp(core: Core, connection: Connection, frames: FrameDecoder): void {
  receiveFrames(core, connection, frames);
  if (frames.pendingBytes > 0) return;
  connection.frames = null;
  core.spareFrames = frames;
}

/** Many who each send a part of a packet and no more are not to fill the memory: whoever has most of it has to go. */
function countUnfinished(core: Core, connection: Connection): void {
  const { counters, limits } = core;
  const unfinishedBytes = connection.frames?.pendingBytes ?? 0;
  counters.unfinishedBytes += unfinishedBytes - connection.unfinishedBytes;
  connection.unfinishedBytes = unfinishedBytes;
  if (counters.unfinishedBytes <= limits.maxTotalUnfinishedBytes) return;
  let most = connection;
  for (const other of core.connections) if (other.unfinishedBytes > most.unfinishedBytes) most = other;
  endConnection(core, most, { kind: 'limit', limit: 'maxTotalUnfinishedBytes' });
}

function boundWhatWaits(core: Core, connection: Connection, { pendingBytes }: FrameDecoder): void {
  if (pendingBytes <= core.limits.maxPacketBytes) return;
  endConnection(core, connection, { kind: 'limit', limit: 'maxPacketBytes' });
}

function receiveFrames(core: Core, connection: Connection, frames: FrameDecoder): void {
  while (takesPackets(connection)) {
    const frame = frames.next();
    if (frame === undefined) return;
    if ('type' in frame) {
      // Where the next packet would begin cannot be told: even if this is let pass, nothing more is understood.
      react(core, connection, frame, nothing);
      return;
    }
    receiveFrame(core, connection, frame);
  }
}

const nothing = new Uint8Array(0);

const isClosed = ({ phase }: Connection): boolean => phase.name === 'closed';

const takesPackets = ({ phase }: Connection): boolean => phase.name !== 'closed' && phase.name !== 'identifying';

function receiveFrame(core: Core, connection: Connection, frame: Frame): void {
  core.counters.messagesReceived++;
  const packet = decodePacket(frame, connection.version);
  if (packet.type === 'violation') {
    const bytes = frameBytes(frame);
    const isFirstConnect = connection.phase.name === 'waiting' && packetTypes[(bytes[0] ?? 0) >> 4] === 'connect';
    if (isFirstConnect) connection.version = versionNamedBy(frame) ?? connection.version;
    react(core, connection, packet, bytes);
    return;
  }
  if (core.rules.endsSilence(packet.type)) connection.keepAlive?.heard();
  dispatch(core, connection, packet);
  if (packet.type === 'connect' && connection.phase.name === 'identifying') {
    void connection.phase.over.then(() => {
      if (connection.frames === null) return;
      takeUp(core, connection, connection.frames);
      countUnfinished(core, connection);
    });
  }
}

function react(core: Core, connection: Connection, violation: Violation, bytes: Uint8Array): void {
  const { phase, version } = connection;
  const session = phase.name === 'connected' ? phase.session : null;
  const packetType = packetTypes[(bytes[0] ?? 0) >> 4] ?? null;
  const reaction = core.rules.onViolation(violation, { packetType, version, session, bytes });
  switch (reaction.type) {
    case 'ignore':
      return;
    case 'close':
      endConnection(core, connection, { kind: 'violation', violation });
      return;
    case 'refuse':
      refuse(core, connection, reaction.returnCode, { reasonString: describeViolation(violation) });
      return;
    case 'read-as': {
      const frames = createFrameDecoder({ maxPacketBytes: core.limits.maxPacketBytes });
      frames.push(reaction.bytes);
      receiveFrames(core, connection, frames);
    }
  }
}
