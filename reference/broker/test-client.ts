/** A broker in virtual time and clients that speak to it packet by packet: for the tests of the broker core. */

import { createManualClock, type ManualClock } from '../clock.ts';
import {
  type Connect,
  createFrameDecoder,
  decodePacket,
  describeViolation,
  encodePacket,
  type Packet,
  type Publish,
  type QoS,
  type Subscribe,
  type Version,
} from '../codec/index.ts';
import { type Broker, type BrokerOptions, brokerOf, createCore } from './broker.ts';
import type { Core } from './core.ts';

/** One Network Connection seen from the client's side. */
export interface TestClient {
  send(...packets: Packet[]): void;
  sendBytes(bytes: Uint8Array): void;
  /** The packets that came since it was last asked. */
  take(): Packet[];
  /** The first of them. */
  takeFirst(): Packet | undefined;
  /** The broker has closed the connection. */
  readonly isClosed: boolean;
  /** Whether the broker asked the transport to watch over its machine. */
  readonly isPeerWatched: boolean;
  /** The transport tells that the client reads too slowly, or has read all. */
  congested(): void;
  drained(): void;
  /** The connection breaks. */
  end(): void;
}

/** A broker with its clock. */
export interface TestBroker {
  readonly broker: Broker;
  /** What it is made of. */
  readonly core: Core;
  readonly clock: ManualClock;
  /** Opens a connection and sends nothing. */
  open(version?: Version): TestClient;
  /** Opens a connection and sends a CONNECT; what answers it is not taken yet. */
  connecting(fields?: Partial<Connect>): TestClient;
  /** The same, and takes the CONNACK, which must be the first packet and accept. */
  connect(fields?: Partial<Connect>): TestClient;
  /** Lets time pass. */
  wait(durationMs: number): void;
}

/** Makes a broker on a manual clock. */
export function createTestBroker(options: Omit<BrokerOptions, 'clock'> = {}): TestBroker {
  const clock = createManualClock();
  const core = createCore({ clock, ...options });
  const broker = brokerOf(core);
  const open = (version: Version = '3.1.1'): TestClient => openConnection(broker, version);

  const connecting = (fields: Partial<Connect> = {}): TestClient => {
    const client = open(fields.version);
    client.send(connect(fields));
    return client;
  };

  return {
    broker,
    core,
    clock,
    open,
    connecting,
    connect: (fields) => {
      const client = connecting(fields);
      const first = client.takeFirst();
      if (first?.type !== 'connack' || first.reasonCode !== 0)
        throw new Error(`expected CONNACK 0, got ${first?.type}`);
      return client;
    },
    wait: (durationMs) => clock.advanceTo(clock.now() + durationMs),
  };
}

function openConnection(broker: Broker, version: Version): TestClient {
  const frames = createFrameDecoder({ maxPacketBytes: Number.MAX_SAFE_INTEGER });
  let inbox: Packet[] = [];
  let isClosed = false;
  let isPeerWatched = false;

  const read = (bytes: Uint8Array): void => {
    frames.push(bytes);
    for (let frame = frames.next(); frame !== undefined; frame = frames.next()) {
      const packet = 'type' in frame ? frame : decodePacket(frame, version);
      if (packet.type === 'violation') throw new Error(`the broker sent ${describeViolation(packet)}`);
      inbox.push(packet);
    }
  };
  const connection = broker.accept({
    send: (bytes) => {
      if (isClosed) throw new Error('the broker sent after it closed');
      read(bytes);
    },
    close: () => {
      isClosed = true;
    },
    watchPeer: () => {
      isPeerWatched = true;
    },
  });

  return {
    send: (...packets) => {
      for (const packet of packets) connection.receive(encodePacket(packet, version));
    },
    sendBytes: (bytes) => connection.receive(bytes),
    take: () => {
      const packets = inbox;
      inbox = [];
      return packets;
    },
    takeFirst: () => inbox.shift(),
    get isClosed() {
      return isClosed;
    },
    get isPeerWatched() {
      return isPeerWatched;
    },
    congested: () => connection.congested(),
    drained: () => connection.drained(),
    end: () => connection.ended(),
  };
}

/** A CONNECT with Clean Session 1, no Keep Alive and the Client Identifier `c`, but for what is told. */
export const connect = (fields: Partial<Connect> = {}): Connect => ({
  type: 'connect',
  version: '3.1.1',
  cleanStart: true,
  keepAlive: 0,
  clientId: 'c',
  ...fields,
});

/** Text as a payload. */
export const payload = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A QoS 0 PUBLISH to `t` with payload `m`, but for what is told. */
export const publish = (fields: Partial<Publish> = {}): Publish => ({
  type: 'publish',
  dup: false,
  qos: 0,
  retain: false,
  topic: 't',
  payload: payload('m'),
  ...fields,
});

/** A SUBSCRIBE with identifier 1 to filters of one QoS. */
export const subscribe = (qos: QoS, ...topicFilters: string[]): Subscribe => ({
  type: 'subscribe',
  packetIdentifier: 1,
  subscriptions: topicFilters.map((topicFilter) => ({ topicFilter, qos })),
});

/** An acknowledgement. */
export const acknowledge = (type: 'puback' | 'pubrec' | 'pubrel' | 'pubcomp', packetIdentifier: number): Packet => ({
  type,
  packetIdentifier,
  reasonCode: 0,
});

/** Packets as short texts: `topic payload q1 #identifier retain dup` for PUBLISH, else the type with its identifier. */
export function summary(packets: readonly Packet[]): string[] {
  return packets.map((packet) => {
    if (packet.type !== 'publish') {
      return 'packetIdentifier' in packet ? `${packet.type} ${packet.packetIdentifier}` : packet.type;
    }
    const { topic, qos, retain, dup, packetIdentifier } = packet;
    const text = new TextDecoder().decode(packet.payload);
    const identifier = packetIdentifier === undefined ? '' : ` #${packetIdentifier}`;
    return `${topic} ${text} q${qos}${identifier}${retain ? ' retain' : ''}${dup ? ' dup' : ''}`;
  });
}
