/** The others: a publisher and a subscriber who mind their own business while somebody attacks, and how long they wait. */

import type { Packet, QoS } from '../../reference/codec/index.ts';
import { type Client, connectOf, joinAs, openSocket, subscribeTo } from './client.ts';

/** The topic of the traffic; an attacker may listen too. */
export const trafficTopic = 'traffic/all';

/** How much traffic there is. */
export interface TrafficOptions {
  readonly qos: QoS & (0 | 1);
  readonly payloadBytes: number;
  readonly perSecond: number;
}

/** What was measured in a while. */
export interface Measure {
  readonly messages: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Traffic that goes on until it is stopped. */
export interface Traffic {
  measure(durationMs: number): Promise<Measure>;
  /** Stops it when all that was sent has come; rejects if something was lost, doubled or out of order. */
  stop(): Promise<void>;
}

const tickMs = 5;
/** So much may be on its way at once: less than what would make its own subscriber a slow one. */
const mostBytesUnderway = 512 * 1024;
const patienceMs = 30_000;

/** Starts it. */
export async function startTraffic(port: number, { qos, payloadBytes, perSecond }: TrafficOptions): Promise<Traffic> {
  const window = Math.max(8, Math.floor(mostBytesUnderway / payloadBytes));
  const payload = new Uint8Array(payloadBytes);
  const view = new DataView(payload.buffer);
  let sent = 0;
  let received = 0;
  let latenciesMs: number[] = [];
  let complaint: string | null = null;

  const onPacket = (packet: Packet): void => {
    if (packet.type !== 'publish') return;
    if (packet.packetIdentifier !== undefined) {
      subscriber.send({ type: 'puback', packetIdentifier: packet.packetIdentifier, reasonCode: 0 });
    }
    const { buffer, byteOffset } = packet.payload;
    const came = new DataView(buffer, byteOffset);
    if (came.getFloat64(0) !== received) complaint ??= `expected message ${received}, got ${came.getFloat64(0)}`;
    received++;
    latenciesMs.push(performance.now() - came.getFloat64(8));
  };
  const subscriber: Client = await joinAs(
    await openSocket(port),
    connectOf('traffic-subscriber'),
    onPacket,
    subscribeTo(trafficTopic, qos),
  );
  const publisher = await joinAs(await openSocket(port), connectOf('traffic-publisher'), () => undefined);

  const publish = (): void => {
    view.setFloat64(0, sent);
    view.setFloat64(8, performance.now());
    const packetIdentifier = qos === 0 ? undefined : (sent % 65_535) + 1;
    sent++;
    publisher.send({ type: 'publish', dup: false, qos, retain: false, topic: trafficTopic, payload, packetIdentifier });
  };
  let dueAtMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    for (; dueAtMs <= nowMs; dueAtMs += 1000 / perSecond) if (sent - received < window) publish();
  }, tickMs);

  return {
    measure: async (durationMs) => {
      latenciesMs = [];
      await new Promise((resolve) => setTimeout(resolve, durationMs));
      const sorted = latenciesMs.sort((one, other) => one - other);
      const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      return { messages: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) };
    },
    stop: async () => {
      clearInterval(timer);
      const giveUpAtMs = performance.now() + patienceMs;
      while (received < sent && performance.now() < giveUpAtMs)
        await new Promise((resolve) => setTimeout(resolve, tickMs));
      for (const { socket } of [subscriber, publisher]) socket.destroy();
      if (received !== sent) complaint ??= `expected ${sent} messages, got ${received}`;
      if (complaint !== null) throw new Error(`traffic: ${complaint}`);
    },
  };
}
