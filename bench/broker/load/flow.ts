/** A flow of numbered messages from publishers to subscribers, as fast as the broker takes them within a window. */

import { encodePacket, type Frame } from '../../../reference/codec/index.ts';
import { connectClient, type LoadClient, settle, subscribe, typeOf } from './client.ts';
import { createTally, labelBytes, numberAt, streamAt, writeLabel } from './numbers.ts';
import { type Measured, measure, type Target } from './target.ts';

/** Who sends what to whom. Stream `n` is published by publisher `n` modulo `publishers`: one each if QoS is not 0. */
export interface Flow {
  readonly qos: 0 | 1 | 2;
  readonly payloadBytes: number;
  /** Messages of one stream that may be under way. */
  readonly window: number;
  readonly publishers: number;
  /** The topics of each stream, which its messages go to in turn. */
  readonly streams: readonly (readonly string[])[];
  readonly subscribers: readonly { readonly filters: readonly string[]; readonly streams: readonly number[] }[];
  /** Messages of each stream, those that warm up not counted. */
  readonly messages: number;
  readonly warmUp: number;
  /** Sessions outlive their connections. */
  readonly isKept?: boolean;
}

interface Stream {
  readonly number: number;
  readonly templates: readonly Uint8Array[];
  readonly subscribers: number;
  sent: number;
  /** To all its subscribers together. */
  delivered: number;
  acknowledged: number;
}

interface Publisher {
  readonly client: LoadClient;
  readonly streams: readonly Stream[];
}

const packetIdentifiers = 65_535;

/** After so long without a message those that are missing are lost. */
const patienceMs = 10_000;

/** Connects everybody, sends everything, and tells how long it took and what was wrong. */
export async function runFlow(target: Target, flow: Flow): Promise<Measured> {
  const wrong: string[] = [];
  const streams = flow.streams.map((topics, number) => createStream(flow, topics, number));
  let progress = (): void => undefined;
  let limit = 0;

  const blame = (fault: string | null): void => {
    if (fault !== null && wrong.length < 10) wrong.push(fault);
  };

  const subscribers: LoadClient[] = [];
  for (const [index, { filters, streams: expected }] of flow.subscribers.entries()) {
    const client = await connectClient(target.port, `bench-sub-${index}`, !flow.isKept);
    await subscribe(client, filters, flow.qos);
    const tally = createTally(expected);
    const received = (frame: Frame): void => {
      const at = frame.end - flow.payloadBytes;
      const stream = streamAt(frame.bytes, at);
      blame(tally.note(stream, numberAt(frame.bytes, at)));
      const from = streams[stream];
      if (from !== undefined) from.delivered++;
    };
    client.handle((frame) => {
      if (typeOf(frame) !== 'publish') answer(client, frame);
      else {
        received(frame);
        acknowledge(client, flow.qos, frame, flow.payloadBytes);
        progress();
      }
    });
    subscribers.push(client);
  }

  const publishers: Publisher[] = [];
  for (let index = 0; index < flow.publishers; index++) {
    const client = await connectClient(target.port, `bench-pub-${index}`, !flow.isKept);
    const own = streams.filter(({ number }) => number % flow.publishers === index);
    const [first] = own;
    client.handle((frame) => {
      const type = typeOf(frame);
      if (type === 'pubrec') answer(client, frame);
      else if (type === 'puback' || type === 'pubcomp') {
        if (first !== undefined) first.acknowledged++;
        progress();
      }
    });
    publishers.push({ client, streams: own });
  }

  const isComplete = (): boolean =>
    streams.every(
      ({ delivered, subscribers: count, acknowledged }) =>
        delivered >= limit * count && (flow.qos === 0 || acknowledged >= limit),
    );

  const run = (until: number): Promise<void> =>
    new Promise((resolve) => {
      limit = until;
      let isScheduled = false;
      const turn = (): void => {
        isScheduled = false;
        if (wrong.length > 0 || isComplete()) {
          stopWatching();
          resolve();
          return;
        }
        for (const publisher of publishers) refill(publisher, flow, limit);
      };
      progress = () => {
        if (isScheduled) return;
        isScheduled = true;
        setImmediate(turn);
      };
      const stopWatching = watchForStall(streams, (fault) => {
        blame(fault);
        progress();
      });
      progress();
    });

  await run(flow.warmUp);
  const deliveries = streams.reduce((sum, { subscribers: count }) => sum + count * flow.messages, 0);
  const measured = await measure(target, deliveries, () => run(flow.warmUp + flow.messages));
  // What comes twice may come late.
  if (wrong.length === 0) for (const client of subscribers) await settle(client);
  for (const { client } of publishers) client.leave();
  for (const client of subscribers) client.leave();

  return { ...measured, wrong };
}

/** Calls back once if nothing more is delivered. Returns how to stop it. */
function watchForStall(streams: readonly Stream[], stalled: (fault: string) => void): () => void {
  const count = (): number => streams.reduce((sum, { delivered, acknowledged }) => sum + delivered + acknowledged, 0);
  let before = count();
  const timer = setInterval(() => {
    const now = count();
    if (now > before) {
      before = now;
      return;
    }
    clearInterval(timer);
    const short = streams.find(({ sent, delivered, subscribers }) => delivered < sent * subscribers);
    stalled(
      short === undefined
        ? 'a message was not acknowledged'
        : `stream ${short.number}: ${short.sent * short.subscribers - short.delivered} messages lost`,
    );
  }, patienceMs);
  return () => clearInterval(timer);
}

function createStream(flow: Flow, topics: readonly string[], number: number): Stream {
  const payload = new Uint8Array(Math.max(labelBytes, flow.payloadBytes)).fill(0x61);
  const packetIdentifier = flow.qos === 0 ? undefined : 1;
  const templates = topics.map((topic) =>
    encodePacket(
      { type: 'publish', dup: false, retain: false, qos: flow.qos, topic, packetIdentifier, payload },
      '3.1.1',
    ),
  );
  const subscribers = flow.subscribers.filter(({ streams }) => streams.includes(number)).length;
  return { number, templates, subscribers, sent: 0, delivered: 0, acknowledged: 0 };
}

/** Sends as much as the window allows, of all streams in turn. */
function refill({ client, streams }: Publisher, flow: Flow, limit: number): void {
  for (let busy = true; busy; ) {
    busy = false;
    for (const stream of streams) {
      const arrived = Math.floor(stream.delivered / stream.subscribers);
      const done = flow.qos === 0 ? arrived : Math.min(arrived, stream.acknowledged);
      if (stream.sent >= limit || stream.sent - done >= flow.window) continue;
      publish(client, flow, stream);
      busy = true;
    }
  }
  client.flush();
}

function publish(client: LoadClient, flow: Flow, stream: Stream): void {
  const template = stream.templates[stream.sent % stream.templates.length] as Uint8Array;
  const { bytes, at } = client.reserve(template.length);
  bytes.set(template, at);
  const payloadAt = at + template.length - flow.payloadBytes;
  writeLabel(bytes, payloadAt, stream.number, stream.sent);
  if (flow.qos > 0) {
    const identifier = (stream.sent % packetIdentifiers) + 1;
    bytes[payloadAt - 2] = identifier >> 8;
    bytes[payloadAt - 1] = identifier;
  }
  stream.sent++;
}

/** PUBACK or PUBREC for a PUBLISH, if it wants one. */
function acknowledge(client: LoadClient, qos: 0 | 1 | 2, { bytes, end }: Frame, payloadBytes: number): void {
  if (qos === 0) return;
  const at = end - payloadBytes - 2;
  write4(client, qos === 1 ? 0x40 : 0x50, bytes[at] as number, bytes[at + 1] as number);
}

/** PUBREL for a PUBREC, PUBCOMP for a PUBREL. */
function answer(client: LoadClient, frame: Frame): void {
  const { bytes, bodyStart } = frame;
  const type = typeOf(frame);
  const firstByte = type === 'pubrec' ? 0x62 : type === 'pubrel' ? 0x70 : null;
  if (firstByte !== null) write4(client, firstByte, bytes[bodyStart] as number, bytes[bodyStart + 1] as number);
}

function write4(client: LoadClient, firstByte: number, high: number, low: number): void {
  const { bytes, at } = client.reserve(4);
  bytes[at] = firstByte;
  bytes[at + 1] = 2;
  bytes[at + 2] = high;
  bytes[at + 3] = low;
}
