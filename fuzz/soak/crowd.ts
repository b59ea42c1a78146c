/** Clients that keep the standard and are not always well: they come, subscribe, publish, fall silent, break off, take over, come back. */

import {
  type Connect,
  encodePacket,
  type Packet,
  type Publish,
  type QoS,
  type Version,
} from '../../reference/codec/index.ts';
import type { Peer } from '../judge/peer.ts';
import { neverExpires } from '../judge/session-model.ts';
import type { World } from '../play/world.ts';
import type { Random } from '../random.ts';
import type { Ledger, LedgerMessage } from './ledger.ts';

/** All of them. */
export interface Crowd {
  /** One of them does something. */
  act(): void;
  /** What the broker sent to the client of that connection, if it is its present one. */
  clientIdOf(connection: number): string | null;
  /** The connection is over. */
  gone(connection: number): void;
  /** Those who are absent come back, and all acknowledge all that they have got. */
  gather(): void;
}

interface Client {
  readonly clientId: string;
  readonly version: Version;
  connection: number | null;
  /** It does nothing before then. */
  silentUntilMs: number;
  lastIdentifier: number;
  /** What was published at QoS 2, by Packet Identifier. */
  readonly sent: Map<number, Publish>;
}

/** Clients that publish in one room, about. */
const clientsPerRoom = 10;
const kinds: readonly string[] = ['a', 'b', 'c'];
const encoder = new TextEncoder();
/** Longer than the pause in which a client usually does something: only who falls silent is cut off. */
const keepAlives: readonly number[] = [0, 60, 90, 300];
const longestSilenceMs = 600_000;

/** Makes clients that do what `random` tells, in the world, and enters it in the books. */
export function createCrowd(random: Random, world: World, ledger: Ledger, size: number): Crowd {
  const clients = Array.from({ length: size }, (_, index): Client => {
    const version = index % 2 === 0 ? '3.1.1' : '5.0';
    return {
      clientId: `client-${index}`,
      version,
      connection: null,
      silentUntilMs: 0,
      lastIdentifier: 0,
      sent: new Map(),
    };
  });
  const rooms = Math.ceil(size / clientsPerRoom);
  const present = new Map<number, Client>();
  let connections = 0;
  let messages = 0;

  const peerOf = ({ connection }: Client): Peer | null =>
    connection === null ? null : (world.peers.get(connection) ?? null);

  const say = (client: Client, packet: Packet): void => {
    if (client.connection === null) return;
    world.play({ kind: 'bytes', connection: client.connection, bytes: encodePacket(packet, client.version) });
  };

  const gone = (connection: number): void => {
    const client = present.get(connection);
    present.delete(connection);
    if (client?.connection === connection) client.connection = null;
  };

  const makeMessage = (publisher: string, topic: string, retain: boolean, isWill: boolean): LedgerMessage => {
    messages++;
    return { number: messages, publisher, topic, qos: random.below(3) as QoS, retain, isWill };
  };
  const payloadOf = ({ number }: LedgerMessage): Uint8Array => encoder.encode(String(number));

  const connect = (client: Client, isClean: boolean): void => {
    const { clientId, version } = client;
    const isVersion5 = version === '5.0';
    const sessionExpiryInterval = random.pick([0, 20, 300, neverExpires, neverExpires]);
    const willDelayInterval = random.pick([0, 0, 5, 60]);
    const keptS = isVersion5 ? sessionExpiryInterval : isClean ? 0 : neverExpires;
    const will = random.percent(30) ? makeMessage(clientId, `will/${clientId}`, random.percent(30), true) : null;
    const terms = {
      isClean,
      keptForMs: keptS === neverExpires ? Number.POSITIVE_INFINITY : keptS * 1000,
      will,
      willDelayMs: isVersion5 ? willDelayInterval * 1000 : 0,
    };
    const packet: Connect = {
      type: 'connect',
      version,
      clientId,
      cleanStart: isClean,
      keepAlive: random.pick(keepAlives),
      will:
        will === null
          ? undefined
          : {
              topic: will.topic,
              payload: payloadOf(will),
              qos: will.qos,
              retain: will.retain,
              properties: isVersion5 ? { willDelayInterval } : undefined,
            },
      properties: isVersion5
        ? {
            sessionExpiryInterval,
            receiveMaximum: random.pick([1, 5, 65_535]),
            topicAliasMaximum: random.pick([0, 10]),
          }
        : undefined,
    };
    if (isClean) client.sent.clear();
    const before = client.connection;
    connections++;
    world.play({ kind: 'open', connection: connections });
    const resumed = ledger.connects(clientId, terms);
    if (before !== null) present.delete(before);
    client.connection = connections;
    present.set(connections, client);
    say(client, packet);
    if (resumed) resume(client);
    else client.sent.clear();
  };

  /** What is not released is said again: PUBLISH as if PUBREC had been lost, or PUBREL. */
  const resume = (client: Client): void => {
    for (const packetIdentifier of [...(peerOf(client)?.session?.received ?? [])]) {
      const publish = client.sent.get(packetIdentifier);
      if (publish !== undefined && random.percent(50)) say(client, { ...publish, dup: true });
      else say(client, { type: 'pubrel', packetIdentifier, reasonCode: 0 });
    }
  };

  /** Acknowledges all, the oldest first. */
  const acknowledge = (client: Client): void => {
    for (;;) {
      const [first] = peerOf(client)?.session?.underway ?? [];
      if (first === undefined || world.finding !== null) return;
      const [packetIdentifier, { awaiting }] = first;
      say(client, { type: awaiting, packetIdentifier, reasonCode: 0 });
    }
  };

  const release = (client: Client): void => {
    for (const packetIdentifier of [...(peerOf(client)?.session?.received ?? [])]) {
      say(client, { type: 'pubrel', packetIdentifier, reasonCode: 0 });
    }
  };

  const nextIdentifier = (client: Client): number => {
    const held = peerOf(client)?.session?.received;
    do client.lastIdentifier = (client.lastIdentifier % 65_535) + 1;
    while (held?.has(client.lastIdentifier));
    return client.lastIdentifier;
  };

  const publish = (client: Client): void => {
    const topic = `room/${(Number(client.clientId.slice(7)) * 7 + random.below(3)) % rooms}/${random.pick(kinds)}`;
    if (random.percent(2)) {
      ledger.clears(topic);
      say(client, { type: 'publish', topic, qos: 0, retain: true, dup: false, payload: new Uint8Array(0) });
      return;
    }
    const message = makeMessage(client.clientId, topic, random.percent(10), false);
    const { qos, retain } = message;
    const packetIdentifier = qos === 0 ? undefined : nextIdentifier(client);
    const packet: Publish = {
      type: 'publish',
      topic,
      qos,
      retain,
      dup: false,
      packetIdentifier,
      payload: payloadOf(message),
    };
    if (qos === 2 && packetIdentifier !== undefined) client.sent.set(packetIdentifier, packet);
    ledger.publishes(message);
    say(client, packet);
    if (random.percent(80)) release(client);
  };

  const filter = (): string => {
    if (random.percent(2)) return 'will/+';
    const room = random.below(rooms);
    return random.pick([
      `room/${room}/+`,
      `room/${room}/#`,
      `room/${room}/${random.pick(kinds)}`,
      `will/client-${random.below(size)}`,
    ]);
  };

  const subscribe = (client: Client): void => {
    const [topicFilter, qos] = [filter(), random.below(3) as QoS];
    ledger.subscribes(client.clientId, topicFilter, qos);
    say(client, { type: 'subscribe', packetIdentifier: nextIdentifier(client), subscriptions: [{ topicFilter, qos }] });
  };

  const unsubscribe = (client: Client): void => {
    const held = [...(peerOf(client)?.session?.filters.keys() ?? [])];
    const topicFilter = held.length === 0 ? filter() : random.pick(held);
    ledger.unsubscribes(client.clientId, topicFilter);
    say(client, { type: 'unsubscribe', packetIdentifier: nextIdentifier(client), topicFilters: [topicFilter] });
  };

  const leave = (client: Client, isOrderly: boolean): void => {
    const { connection, clientId } = client;
    if (connection === null) return;
    if (isOrderly) {
      ledger.leaves(clientId, true);
      say(client, { type: 'disconnect', reasonCode: 0 });
      return;
    }
    ledger.leaves(clientId, false);
    world.play({ kind: 'end', connection });
    gone(connection);
  };

  const behave = (client: Client): void => {
    if (random.percent(75)) acknowledge(client);
    const roll = random.below(100);
    if (roll < 40) publish(client);
    else if (roll < 48) subscribe(client);
    else if (roll < 52) unsubscribe(client);
    else if (roll < 60) release(client);
    else if (roll < 85) say(client, { type: 'pingreq' });
    else if (roll < 88) leave(client, false);
    else if (roll < 91) leave(client, true);
    else if (roll < 93) connect(client, random.percent(25));
    else if (roll < 94) client.silentUntilMs = world.nowMs() + random.below(longestSilenceMs);
  };

  return {
    act: () => {
      const client = random.pick(clients);
      if (world.nowMs() < client.silentUntilMs) return;
      if (client.connection !== null) behave(client);
      else if (random.percent(50)) connect(client, random.percent(25));
    },
    clientIdOf: (connection) => present.get(connection)?.clientId ?? null,
    gone,
    gather: () => {
      const absent = new Set(ledger.absent());
      for (const client of clients) {
        if (absent.has(client.clientId)) connect(client, false);
        acknowledge(client);
        release(client);
      }
      for (const client of clients) acknowledge(client);
    },
  };
}
