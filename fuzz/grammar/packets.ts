/** What a connected client says: each packet of its version, with what it should say now more often than not. */

import type { Packet, PacketOf, Properties, Publish, Subscribe } from '../../reference/codec/index.ts';
import type { Peer } from '../judge/peer.ts';
import type { SessionModel } from '../judge/session-model.ts';
import type { Random } from '../random.ts';
import { fuzzedMethod } from '../setups.ts';
import { authenticationData, connect } from './connect.ts';
import { messageProperties, sometimes, userProperties } from './message-properties.ts';
import { packetIdentifier, payload, qosLevel, topicFilter, topicName } from './words.ts';

type Acknowledgement = PacketOf<'puback' | 'pubrec' | 'pubrel' | 'pubcomp'>;

const acknowledgements: readonly Acknowledgement['type'][] = ['puback', 'pubrec', 'pubrel', 'pubcomp'];

/** Reason Codes that acknowledgements may carry: mostly success. */
const reasonCodes: Readonly<Record<Acknowledgement['type'], readonly number[]>> = {
  puback: [0, 0, 0, 0x10, 0x80],
  pubrec: [0, 0, 0, 0, 0x10, 0x97],
  pubrel: [0, 0, 0, 0x92],
  pubcomp: [0, 0, 0, 0x92],
};

/** A packet of a client that is served. */
export function packetOf(random: Random, peer: Peer, session: SessionModel): Packet {
  const isVersion5 = peer.version === '5.0';
  const roll = random.below(1000);
  if (roll < 420) return publish(random, peer, session);
  if (roll < 700) return owedAcknowledgement(random, peer, session) ?? publish(random, peer, session);
  if (roll < 720) return acknowledgement(random, peer, random.pick(acknowledgements), packetIdentifier(random));
  if (roll < 800) return subscribe(random, isVersion5);
  if (roll < 840) return unsubscribe(random, isVersion5);
  if (roll < 920) return release(random, peer, session);
  if (roll < 975) return { type: 'pingreq' };
  if (roll < 988) return disconnect(random, isVersion5);
  if (roll < 992) return isVersion5 ? auth(random) : { type: 'pingreq' };
  if (roll < 994) return connect(random);
  return outOfPlace(random, isVersion5);
}

function publish(random: Random, peer: Peer, session: SessionModel): Publish {
  const qos = qosLevel(random);
  const isVersion5 = peer.version === '5.0';
  const alias = isVersion5 ? sometimes(random, 25, () => 1 + random.below(4)) : undefined;
  const isByAlias = alias !== undefined && (peer.setAliases.has(alias) ? random.percent(60) : random.percent(1));
  const properties: Properties = {
    ...(isVersion5 && random.percent(40) ? messageProperties(random) : {}),
    topicAlias: alias,
    subscriptionIdentifier: isVersion5 ? sometimes(random, 0.1, () => [1]) : undefined,
  };
  const again = qos === 2 && session.received.size > 0 && random.percent(15);
  return {
    type: 'publish',
    dup: qos > 0 && random.percent(10),
    qos,
    retain: random.percent(15),
    topic: isByAlias ? '' : topicName(random),
    packetIdentifier: qos === 0 ? undefined : again ? first(session.received) : packetIdentifier(random),
    payload: payload(random),
    properties: isVersion5 ? properties : undefined,
  };
}

const first = (identifiers: Iterable<number>): number => {
  for (const identifier of identifiers) return identifier;
  return 1;
};

/** What the client owes for a message that it got; null if it owes nothing. */
function owedAcknowledgement(random: Random, peer: Peer, { underway }: SessionModel): Packet | null {
  if (underway.size === 0) return null;
  // Mostly the oldest, as order demands; sometimes any.
  let skipped = random.percent(80) ? 0 : random.below(underway.size);
  for (const [identifier, { awaiting }] of underway) {
    if (skipped === 0) return acknowledgement(random, peer, awaiting, identifier);
    skipped -= 1;
  }
  return null;
}

function release(random: Random, peer: Peer, { received }: SessionModel): Packet {
  const identifier = received.size > 0 && random.percent(95) ? first(received) : packetIdentifier(random);
  return acknowledgement(random, peer, 'pubrel', identifier);
}

function acknowledgement(
  random: Random,
  { version }: Peer,
  type: Acknowledgement['type'],
  identifier: number,
): Acknowledgement {
  const isVersion5 = version === '5.0';
  return {
    type,
    packetIdentifier: identifier,
    reasonCode: isVersion5 && random.percent(20) ? random.pick(reasonCodes[type]) : 0,
    properties: isVersion5 ? sometimes(random, 5, () => ({ userProperty: userProperties(random) })) : undefined,
  };
}

function subscribe(random: Random, isVersion5: boolean): Subscribe {
  const subscriptions = Array.from({ length: 1 + random.below(3) }, () => {
    const filter = topicFilter(random);
    if (!isVersion5) return { topicFilter: filter, qos: qosLevel(random) };
    return {
      topicFilter: filter,
      qos: qosLevel(random),
      noLocal: random.percent(15) && !filter.startsWith('$share/'),
      retainAsPublished: random.percent(30),
      retainHandling: random.below(3) as 0 | 1 | 2,
    };
  });
  const properties: Properties = {
    subscriptionIdentifier: sometimes(random, 30, () => [random.pick([1, 2, 127, 128, 268_435_455])]),
    userProperty: sometimes(random, 5, () => userProperties(random)),
  };
  return {
    type: 'subscribe',
    packetIdentifier: packetIdentifier(random),
    subscriptions,
    properties: isVersion5 ? properties : undefined,
  };
}

function unsubscribe(random: Random, isVersion5: boolean): Packet {
  return {
    type: 'unsubscribe',
    packetIdentifier: packetIdentifier(random),
    topicFilters: Array.from({ length: 1 + random.below(3) }, () => topicFilter(random)),
    properties: isVersion5 ? {} : undefined,
  };
}

function disconnect(random: Random, isVersion5: boolean): Packet {
  if (!isVersion5) return { type: 'disconnect', reasonCode: 0 };
  const sessionExpiryInterval = sometimes(random, 30, () => random.pick([0, 1, 60, 0xffff_ffff]));
  return { type: 'disconnect', reasonCode: random.pick([0, 0, 0x04, 0x81]), properties: { sessionExpiryInterval } };
}

/** AUTH of a connected client, or in answer to the broker's. */
export function auth(random: Random): Packet {
  const authenticationMethod = random.percent(90) ? fuzzedMethod.name : 'NO';
  const properties = { authenticationMethod, authenticationData: authenticationData(random) };
  return { type: 'auth', reasonCode: random.pick([0x18, 0x18, 0x19, 0x00]), properties };
}

function outOfPlace(random: Random, isVersion5: boolean): Packet {
  return random.pick<Packet>([
    { type: 'connack', sessionPresent: false, reasonCode: 0 },
    { type: 'suback', packetIdentifier: 1, reasonCodes: [0] },
    { type: 'unsuback', packetIdentifier: 1, reasonCodes: isVersion5 ? [0] : [] },
    { type: 'pingresp' },
  ]);
}
