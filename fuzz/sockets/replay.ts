/** Says a script on real connections, half of them TCP and half WebSocket, and reads all that comes back. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Endpoint, Wire } from '../../harness/prober/wire.ts';
import {
  createFrameDecoder,
  decodePacket,
  describeViolation,
  toHex,
  type Version,
} from '../../reference/codec/index.ts';
import type { Random } from '../random.ts';
import type { Script } from './script.ts';

/** Milliseconds. */
const dialMs = 120_000;
/** Messages of WebSocket that are text, in pieces, or behind a ping. */
const oddPercent = 6;

/** What came back that is no MQTT, or null. Rejects when a connection is not accepted. */
export async function replay(
  { steps, versions }: Script,
  endpoints: readonly Endpoint[],
  random: Random,
): Promise<string | null> {
  let finding: string | null = null;
  const wires = new Map<number, Promise<Wire>>();
  /** Of each connection, until all was written. */
  const written = new Map<number, Promise<unknown>>();

  const open = (connection: number): void => {
    const read = reader(versions.get(connection) ?? '3.1.1', (violation) => {
      finding ??= violation;
    });
    const wire = random
      .pick(endpoints)
      .dial(
        { data: read, closed: () => undefined },
        { subprotocols: ['mqtt'], timeoutMs: dialMs, splitEveryByte: false },
      );
    wires.set(connection, wire);
    written.set(connection, wire);
  };
  const write = (connection: number, work: (wire: Wire) => unknown): void => {
    const wire = wires.get(connection);
    const before = written.get(connection);
    if (wire !== undefined && before !== undefined) written.set(connection, before.then(() => wire).then(work));
  };

  for (const step of steps) {
    switch (step.kind) {
      case 'open':
        open(step.connection);
        break;
      case 'bytes': {
        const [isOdd, kind] = [random.percent(oddPercent), random.below(3)];
        write(step.connection, (wire) => (isOdd ? sayOddly(wire, step.bytes, kind) : wire.write(step.bytes)));
        break;
      }
      case 'end':
        write(step.connection, (wire) => wire.cut());
        break;
      case 'wait':
        await nextTurn();
        break;
      // How fast is read is the system's to say.
      case 'congested':
      case 'drained':
    }
  }
  await Promise.all(written.values());
  for (const wire of wires.values()) (await wire).cut();
  return finding;
}

function sayOddly({ write, websocket }: Wire, bytes: Uint8Array, kind: number): Promise<unknown> {
  if (websocket === null) return write(bytes);
  if (kind === 0) return websocket.sendText(bytes);
  const middle = bytes.length >> 1;
  if (kind === 1) return websocket.sendFragments([bytes.subarray(0, middle), bytes.subarray(middle)]);
  // Its pong is not waited for.
  void websocket.ping(bytes.subarray(0, 125));
  return write(bytes);
}

/** Reads what the broker sends on one connection. */
function reader(version: Version, report: (violation: string) => void): (bytes: Uint8Array) => void {
  const frames = createFrameDecoder({ maxPacketBytes: Number.MAX_SAFE_INTEGER });
  return (bytes) => {
    frames.push(bytes);
    for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
      const packet = 'type' in frame ? frame : decodePacket(frame, version);
      if (packet.type === 'violation') report(`${describeViolation(packet)}: ${toHex(bytes)}`);
      if ('type' in frame) return;
    }
  };
}
