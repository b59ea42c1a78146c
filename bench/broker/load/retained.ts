/** Fetches retained messages: many topics, one subscription, each message once. */

import { encodePacket, type Frame } from '../../../reference/codec/index.ts';
import { connectClient, type LoadClient, settle, subscribe, typeOf } from './client.ts';
import { labelBytes, numberAt, writeLabel } from './numbers.ts';
import { type Measured, measure, type Target } from './target.ts';

/** What is kept, and how often it is fetched. */
export interface RetainedLoad {
  readonly messages: number;
  readonly payloadBytes: number;
  readonly fetches: number;
}

const inFlight = 500;
const retainBit = 0x01;

/** Retains the messages, fetches them by new subscribers one after the other, and tells how many came in a second. */
export async function runRetained(target: Target, load: RetainedLoad): Promise<Measured> {
  const publisher = await connectClient(target.port, 'bench-pub');
  await retainAll(publisher, load);

  const wrong: string[] = [];
  await fetchAll(target, load, 'warm-up', wrong);
  const measured = await measure(target, load.messages * load.fetches, async () => {
    for (let fetch = 0; fetch < load.fetches; fetch++) await fetchAll(target, load, String(fetch), wrong);
  });
  publisher.leave();
  return { ...measured, wrong };
}

async function retainAll(publisher: LoadClient, { messages, payloadBytes }: RetainedLoad): Promise<void> {
  const payload = new Uint8Array(Math.max(labelBytes, payloadBytes)).fill(0x61);
  for (let first = 0; first < messages; first += inFlight) {
    const last = Math.min(messages, first + inFlight);
    for (let number = first; number < last; number++) {
      const topic = `retained/${number % 100}/${number}`;
      const packet = { type: 'publish', dup: false, retain: true, qos: 0, topic, payload } as const;
      const bytes = encodePacket(packet, '3.1.1');
      writeLabel(bytes, bytes.length - payload.length, 0, number);
      const room = publisher.reserve(bytes.length);
      room.bytes.set(bytes, room.at);
    }
    await settle(publisher);
  }
}

async function fetchAll(target: Target, load: RetainedLoad, name: string, wrong: string[]): Promise<void> {
  const client = await connectClient(target.port, `bench-sub-${name}`);
  const seen = new Uint8Array(load.messages);
  let count = 0;
  let complete = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    complete = resolve;
  });
  client.handle((frame: Frame) => {
    if (typeOf(frame) !== 'publish') return;
    const number = numberAt(frame.bytes, frame.end - load.payloadBytes);
    if (((frame.bytes[frame.start] ?? 0) & retainBit) === 0) wrong.push(`message ${number} came without RETAIN`);
    if (seen[number] !== 0) wrong.push(`message ${number} came twice, or is none of ours`);
    seen[number] = 1;
    count++;
    if (count === load.messages) complete();
  });
  await subscribe(client, ['retained/#'], 0);
  const patience = setTimeout(complete, patienceMs);
  await all;
  clearTimeout(patience);
  await settle(client);
  if (count < load.messages) wrong.push(`${load.messages - count} messages lost`);
  client.leave();
}

/** After so long those that are missing are lost. */
const patienceMs = 30_000;
