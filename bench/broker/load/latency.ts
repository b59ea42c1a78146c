/** A steady flow of QoS 0 messages far below what the broker can take, and how late each of them comes. */

import { encodePacket } from '../../../reference/codec/index.ts';
import { connectClient, settle, subscribe, typeOf } from './client.ts';
import { createTally, labelBytes, numberAt, streamAt, writeLabel } from './numbers.ts';
import type { Measured, Target } from './target.ts';

/** The flow. */
export interface LatencyLoad {
  readonly messagesPerSecond: number;
  readonly messages: number;
  readonly warmUp: number;
  readonly payloadBytes: number;
}

const topic = 'bench/latency';

/** Tells the 99th percentile in milliseconds. */
export async function runLatency(target: Target, load: LatencyLoad): Promise<Measured> {
  const total = load.warmUp + load.messages;
  const sentAtMs = new Float64Array(total);
  const latenciesMs = new Float64Array(total);
  const wrong: string[] = [];
  const tally = createTally([0]);
  let received = 0;

  const subscriber = await connectClient(target.port, 'bench-sub');
  await subscribe(subscriber, [topic], 0);
  subscriber.handle((frame) => {
    if (typeOf(frame) !== 'publish') return;
    const at = frame.end - load.payloadBytes;
    const number = numberAt(frame.bytes, at);
    const fault = tally.note(streamAt(frame.bytes, at), number);
    if (fault !== null) wrong.push(fault);
    latenciesMs[number] = performance.now() - (sentAtMs[number] ?? 0);
    received++;
  });

  const publisher = await connectClient(target.port, 'bench-pub');
  const payload = new Uint8Array(Math.max(labelBytes, load.payloadBytes)).fill(0x61);
  const template = encodePacket({ type: 'publish', dup: false, retain: false, qos: 0, topic, payload }, '3.1.1');
  const startedAtMs = performance.now();
  let sent = 0;
  await new Promise<void>((resolve) => {
    const send = (): void => {
      const now = performance.now();
      const due = Math.min(total, Math.floor(((now - startedAtMs) * load.messagesPerSecond) / 1000));
      for (; sent < due; sent++) {
        const { bytes, at } = publisher.reserve(template.length);
        bytes.set(template, at);
        writeLabel(bytes, at + template.length - payload.length, 0, sent);
        sentAtMs[sent] = now;
      }
      publisher.flush();
      if (sent < total) setTimeout(send, 1);
      else resolve();
    };
    send();
  });
  await settle(publisher);
  await settle(subscriber);
  if (received < total) wrong.push(`${total - received} messages lost`);
  publisher.leave();
  subscriber.leave();

  const counted = latenciesMs.slice(load.warmUp).sort();
  return {
    value: counted[Math.ceil(counted.length * 0.99) - 1] ?? 0,
    wrong,
    loadShare: null,
    processorMicrosEach: null,
  };
}
