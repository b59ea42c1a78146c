/** Our packets as those of npm `mqtt-packet`, and back, and its parser and generator behind two functions. */

import { generate, type Packet as MqttPacket, parser } from 'mqtt-packet';
import type { Packet, Will } from '../../reference/codec/packet.ts';
import type { Properties } from '../../reference/codec/properties.ts';
import { protocolOf, type Version, versions } from '../../reference/codec/version.ts';

/** What its parser made of some bytes. */
export type Parsed =
  | { readonly outcome: 'packet'; readonly packet: Packet }
  | { readonly outcome: 'refused'; readonly why: string };

type Fields = Record<string, unknown>;

/** The bytes through its parser, told the version. Fewer or more packets than one count as refused. */
export function parseWithMqttPacket(bytes: Uint8Array, version: Version): Parsed {
  const found: Fields[] = [];
  const errors: string[] = [];
  const theirs = parser({ protocolVersion: protocolOf[version].level } as Parameters<typeof parser>[0]);
  theirs.on('packet', (packet: MqttPacket) => found.push(packet as unknown as Fields));
  theirs.on('error', (error: Error) => errors.push(error.message));
  try {
    theirs.parse(Buffer.from(bytes));
  } catch (error) {
    errors.push(String(error));
  }
  const [packet] = found;
  if (errors[0] !== undefined) return { outcome: 'refused', why: errors[0] };
  if (packet === undefined || found.length > 1) return { outcome: 'refused', why: `${found.length} packets` };
  return { outcome: 'packet', packet: fromTheirs(packet) };
}

/** The packet through its generator. Throws what it throws. */
export function generateWithMqttPacket(packet: Packet, version: Version): Uint8Array {
  const options = { protocolVersion: protocolOf[version].level } as Parameters<typeof generate>[1];
  return Uint8Array.from(generate(toMqttPacket(packet, version) as unknown as MqttPacket, options));
}

const renamed: Readonly<Record<string, string>> = {
  userProperty: 'userProperties',
  maximumQos: 'maximumQoS',
  subscriptionIdentifierAvailable: 'subscriptionIdentifiersAvailable',
};
const renamedBack = Object.fromEntries(Object.entries(renamed).map(([ours, theirs]) => [theirs, ours]));

/** It shows these bytes as booleans. */
const booleans = new Set([
  'payloadFormatIndicator',
  'requestProblemInformation',
  'requestResponseInformation',
  'retainAvailable',
  'wildcardSubscriptionAvailable',
  'subscriptionIdentifierAvailable',
  'sharedSubscriptionAvailable',
]);

/** The packet as theirs, which is what its generator takes. */
export function toMqttPacket(packet: Packet, version: Version): Fields {
  const { type: cmd, ...fields } = packet;
  const properties = 'properties' in packet ? { properties: propertiesToTheirs(packet.properties) } : {};
  const messageId = 'packetIdentifier' in packet ? { messageId: packet.packetIdentifier } : {};
  const common = { ...fields, cmd, ...messageId, ...properties };
  switch (packet.type) {
    case 'connect':
      return {
        ...common,
        protocolId: protocolOf[packet.version].name,
        protocolVersion: protocolOf[packet.version].level,
        clean: packet.cleanStart,
        keepalive: packet.keepAlive,
        username: packet.userName,
        password: packet.password && Buffer.from(packet.password),
        will: packet.will && willToTheirs(packet.will),
      };
    case 'connack':
      return version === '5.0' ? common : { ...common, returnCode: packet.reasonCode };
    case 'publish':
      return { ...common, payload: Buffer.from(packet.payload) };
    case 'subscribe':
      return {
        ...common,
        subscriptions: packet.subscriptions.map(
          ({ topicFilter: topic, qos, noLocal, retainAsPublished, retainHandling }) => ({
            topic,
            qos,
            ...(version === '5.0' ? { nl: noLocal, rap: retainAsPublished, rh: retainHandling } : {}),
          }),
        ),
      };
    case 'unsubscribe':
      return { ...common, unsubscriptions: packet.topicFilters };
    case 'suback':
    case 'unsuback':
      return { ...common, granted: packet.reasonCodes };
    default:
      return common;
  }
}

function willToTheirs({ payload, properties, ...will }: Will): Fields {
  return { ...will, payload: Buffer.from(payload), properties: propertiesToTheirs(properties) };
}

function propertiesToTheirs(properties: Properties | undefined): Fields | undefined {
  if (properties === undefined) return undefined;
  const entries = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [propertyToTheirs(name, value)],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function propertyToTheirs(name: string, value: unknown): [string, unknown] {
  const theirName = renamed[name] ?? name;
  if (booleans.has(name)) return [theirName, value === 1];
  if (value instanceof Uint8Array) return [theirName, Buffer.from(value)];
  if (name === 'userProperty') return [theirName, groupPairs(value as [string, string][])];
  return [theirName, value];
}

function groupPairs(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const grouped = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of pairs) grouped[name] = [...(grouped[name] ?? []), value];
  return grouped;
}

function fromTheirs(theirs: Fields): Packet {
  const { cmd, properties, messageId } = theirs;
  const common = {
    type: cmd,
    ...(properties === undefined ? {} : { properties: propertiesFromTheirs(properties as Fields) }),
    ...(messageId === undefined ? {} : { packetIdentifier: messageId }),
  };
  return { ...common, ...ownFields(theirs) } as Packet;
}

function ownFields(theirs: Fields): Fields {
  switch (theirs['cmd']) {
    case 'connect': {
      const { protocolId, protocolVersion, clean, keepalive, clientId, username, password, will } = theirs;
      return {
        version: versionOf(protocolId, protocolVersion),
        cleanStart: clean,
        keepAlive: keepalive,
        clientId,
        userName: username,
        password,
        will: will === undefined ? undefined : willFromTheirs(will as Fields),
      };
    }
    case 'connack':
      return { sessionPresent: theirs['sessionPresent'], reasonCode: theirs['reasonCode'] ?? theirs['returnCode'] };
    case 'publish': {
      const { dup, qos, retain, topic, payload } = theirs;
      return { dup, qos, retain, topic, payload };
    }
    case 'puback':
    case 'pubrec':
    case 'pubcomp':
      return { reasonCode: theirs['reasonCode'] ?? 0 };
    case 'pubrel':
      return { reasonCode: theirs['reasonCode'] ?? 0, dup: theirs['dup'] };
    case 'subscribe':
      return {
        subscriptions: (theirs['subscriptions'] as Fields[]).map(({ topic, qos, nl, rap, rh }) => ({
          topicFilter: topic,
          qos,
          noLocal: nl,
          retainAsPublished: rap,
          retainHandling: rh,
        })),
      };
    case 'unsubscribe':
      return { topicFilters: theirs['unsubscriptions'] };
    case 'suback':
    case 'unsuback':
      return { reasonCodes: theirs['granted'] ?? [] };
    case 'disconnect':
    case 'auth':
      return { reasonCode: theirs['reasonCode'] ?? 0 };
    default:
      return {};
  }
}

function versionOf(protocolId: unknown, level: unknown): unknown {
  return (
    versions.find((version) => protocolOf[version].name === protocolId && protocolOf[version].level === level) ?? level
  );
}

function willFromTheirs({ topic, payload, qos, retain, properties }: Fields): Fields {
  const known = { topic, payload, qos, retain };
  return properties === undefined ? known : { ...known, properties: propertiesFromTheirs(properties as Fields) };
}

function propertiesFromTheirs(properties: Fields): Fields {
  return Object.fromEntries(
    Object.entries(properties).map(([theirName, value]) => {
      const name = renamedBack[theirName] ?? theirName;
      if (name === 'userProperty') return [name, flattenPairs(value as Record<string, string | string[]>)];
      if (name === 'subscriptionIdentifier') return [name, [value].flat()];
      return [name, typeof value === 'boolean' ? Number(value) : value];
    }),
  );
}

function flattenPairs(grouped: Record<string, string | string[]>): [string, string][] {
  return Object.entries(grouped).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
}
