/** A client that has nothing to do with all this, and must be served as if nothing were. */

import type { Endpoint } from '../../harness/prober/wire.ts';
import { createFrameDecoder, decodePacket, encodePacket, type Packet, type QoS } from '../../reference/codec/index.ts';

/** One that is connected and subscribed. */
export interface Bystander {
  /** Sends itself a message at each QoS; what did not come of them and of their acknowledgements in time, or null. */
  isServed(): Promise<string | null>;
  leave(): void;
}

/** Milliseconds: on a machine with other work all takes long, and only a broker that stands still is to be found. */
const patienceMs = 120_000;
const subprotocols = ['mqtt'];
const levels: readonly QoS[] = [0, 1, 2];

/** Connects one; rejects when that cannot be done. */
export async function connectBystander(endpoint: Endpoint, clientId: string): Promise<Bystander> {
  const topic = `bystander/${clientId}`;
  const frames = createFrameDecoder({ maxPacketBytes: Number.MAX_SAFE_INTEGER });
  /** What is to come, in words. */
  const awaited = new Set<string>();
  let trouble: string | null = null;
  let rounds = 0;
  let check: () => void = () => undefined;

  const came = (what: string): void => {
    if (!awaited.delete(what)) trouble ??= `${what} came and was not due`;
  };
  const take = (packet: Packet): void => {
    switch (packet.type) {
      case 'publish':
        came(`${new TextDecoder().decode(packet.payload)} at QoS ${packet.qos}`);
        if (packet.qos === 1) say({ type: 'puback', packetIdentifier: packet.packetIdentifier ?? 0, reasonCode: 0 });
        if (packet.qos === 2) say({ type: 'pubrec', packetIdentifier: packet.packetIdentifier ?? 0, reasonCode: 0 });
        return;
      case 'pubrec':
        say({ type: 'pubrel', packetIdentifier: packet.packetIdentifier, reasonCode: 0 });
        return;
      case 'pubrel':
        say({ type: 'pubcomp', packetIdentifier: packet.packetIdentifier, reasonCode: 0 });
        return;
      default:
        came(packet.type);
    }
  };
  const wire = await endpoint.dial(
    {
      data: (bytes) => {
        frames.push(bytes);
        for (let frame = frames.next(); frame !== undefined && trouble === null; frame = frames.next()) {
          const packet = 'type' in frame ? frame : decodePacket(frame, '3.1.1');
          if (packet.type === 'violation') trouble = `it got no MQTT: ${packet.expected}`;
          else take(packet);
        }
        check();
      },
      closed: (how) => {
        trouble ??= `its connection was closed (${how})`;
        check();
      },
    },
    { subprotocols, timeoutMs: patienceMs, splitEveryByte: false },
  );
  const say = (packet: Packet): void => void wire.write(encodePacket(packet, '3.1.1'));

  const settled = (): Promise<string | null> =>
    new Promise((resolve) => {
      const end = (found: string | null): void => {
        clearTimeout(deadline);
        check = () => undefined;
        resolve(found);
      };
      const deadline = setTimeout(() => end(`${[...awaited].join(', ')} did not come`), patienceMs);
      check = () => {
        if (trouble !== null || awaited.size === 0) end(trouble);
      };
    });

  for (const due of ['connack', 'suback']) awaited.add(due);
  say({ type: 'connect', version: '3.1.1', cleanStart: true, keepAlive: 0, clientId });
  say({ type: 'subscribe', packetIdentifier: 1, subscriptions: [{ topicFilter: topic, qos: 2 }] });
  const refusal = await settled();
  if (refusal !== null) throw new Error(`a bystander could not connect: ${refusal}`);

  return {
    isServed: () => {
      rounds++;
      for (const due of ['puback', 'pubcomp']) awaited.add(due);
      for (const qos of levels) {
        const text = `message ${rounds}`;
        awaited.add(`${text} at QoS ${qos}`);
        const packetIdentifier = qos === 0 ? undefined : qos;
        const payload = new TextEncoder().encode(text);
        say({ type: 'publish', topic, qos, retain: false, dup: false, packetIdentifier, payload });
      }
      return settled();
    },
    leave: () => {
      say({ type: 'disconnect', reasonCode: 0 });
      wire.end();
    },
  };
}
